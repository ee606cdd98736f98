/** The keys and indices that lead to a value, last one first; made into text only for what is reported. `undefined` for the whole configuration. */
export type KeyPath = { readonly parent: KeyPath; readonly key: string | number } | undefined;

/** Where a value stands, for people: `rules.floating-tag.tags[0]`. */
function showKeyPath(path: KeyPath): string {
  if (path === undefined) return "";
  const { parent, key } = path;
  const before = showKeyPath(parent);
  if (typeof key === "number") return `${before}[${key}]`;
  if (!/^[\w-]{1,60}$/.test(key)) return `${before}[${JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)}]`;
  return before === "" ? key : `${before}.${key}`;
}

/** A message that says which value it is about. */
export function messageAt(path: KeyPath, message: string): string {
  return path === undefined ? message : `${showKeyPath(path)}: ${message}`;
}
