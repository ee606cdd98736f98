/** Longer keys are read each time. */
const LONGEST_KEY = 100;
const MOST_REMEMBERED = 10_000;

/** Remembers what keys of YAML say, because the same few stand in every mapping of every file. */
export function rememberKeys<T>(read: (key: string) => T): (key: string) => T {
  const remembered = new Map<string, T>();
  return (key) => {
    const known = remembered.get(key);
    if (known !== undefined || remembered.has(key)) return known as T;
    const answer = read(key);
    if (key.length > LONGEST_KEY) return answer;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(copyOf(key), answer);
    return answer;
  };
}

/** A piece of a text keeps the whole text in memory; what is remembered is a string of its own. */
const copyOf = (piece: string): string => Array.from({ length: piece.length }, (_, index) => piece.charAt(index)).join("");
