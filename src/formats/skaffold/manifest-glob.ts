/**
 * Whether a path is one that a manifest's path in a configuration of Skaffold's means: a star is any text without a slash, and a folder
 * that a star led to counts with all that is in it (`ExpandPathsGlob` in github.com/GoogleContainerTools/skaffold). What else Go's globs
 * have, which hardly anybody writes, matches nothing.
 */
export function matchesManifest(glob: string, path: string): boolean {
  const globs = glob.split("/");
  const names = path.split("/");
  const mayBeBelow = glob.includes("*");
  return (mayBeBelow ? globs.length <= names.length : globs.length === names.length) && globs.every((one, index) => matchesName(one, names[index] ?? ""));
}

function matchesName(glob: string, name: string): boolean {
  const [first = "", ...pieces] = glob.split("*");
  const last = pieces.pop();
  if (last === undefined) return glob === name;
  const end = name.length - last.length;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= end;
}
