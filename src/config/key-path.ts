/** Where a value stands, for people: `rules.floating-tag.tags[0]`; the whole configuration is the empty path. */
export type KeyPath = string;

export function pathOfKey(parent: KeyPath, key: string): KeyPath {
  if (!/^[\w-]{1,60}$/.test(key)) return `${parent}[${JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)}]`;
  return parent === "" ? key : `${parent}.${key}`;
}

export function pathOfItem(parent: KeyPath, index: number): KeyPath {
  return `${parent}[${index}]`;
}

/** A message that says which value it is about. */
export function messageAt(path: KeyPath, message: string): string {
  return path === "" ? message : `${path}: ${message}`;
}
