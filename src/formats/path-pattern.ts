/**
 * Whether a path is one that a format's file-name glob means: two stars and a slash are any folders, one star any text without a
 * slash, `{a,b}` either, not nested. Not by regular expressions: V8 takes as long to compile those of all formats as this program to
 * read a file.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const isName = isForNames(glob);
  const name = path.lastIndexOf("/") + 1;
  if (isName && glob[3] !== path[name] && glob[3] !== "*" && glob[3] !== "{") return false;
  // A star at the beginning is tried at every place, and folders at every slash, which few paths are worth.
  if ((!isName || glob[3] === "*") && !wordsOf(glob).some((word) => path.includes(word))) return false;
  return isName ? matchesFrom(glob, 3, path, name) : matchesFrom(glob, 0, path, 0);
}

/** Whether a glob is about the name alone, whatever the folders, as most are. */
export const isForNames = (glob: string): boolean => glob.startsWith("**/") && !glob.includes("/", 3);

const words = new Map<string, readonly string[]>();

/** Words of a glob, of which every path that matches has one; a test holds all formats' globs to that. */
export function wordsOf(glob: string): readonly string[] {
  const known = words.get(glob) ?? glob.match(/[a-z]{5,}|[A-Z]{4,}/g) ?? [""];
  words.set(glob, known);
  return known;
}

/** Whether the glob from `at` on matches the path from `start` on. */
function matchesFrom(glob: string, at: number, path: string, start: number): boolean {
  let place = start;
  for (let index = at; index < glob.length; index++) {
    const unit = glob[index];
    if (unit === "*") return glob.startsWith("**/", index) ? matchesInFolders(glob, index + 3, path, place) : matchesBehindText(glob, index + 1, path, place);
    if (unit === "{") return matchesAlternative(glob, index, path, place);
    if (unit === ",") index = glob.indexOf("}", index);
    else if (unit !== "}") {
      if (unit !== path[place]) return false;
      place++;
    }
  }
  return place === path.length;
}

function matchesInFolders(glob: string, at: number, path: string, start: number): boolean {
  for (let place = start; ; place = path.indexOf("/", place) + 1) {
    if (matchesFrom(glob, at, path, place)) return true;
    if (!path.includes("/", place)) return false;
  }
}

function matchesBehindText(glob: string, at: number, path: string, start: number): boolean {
  for (let place = start; ; place++) {
    if (matchesFrom(glob, at, path, place)) return true;
    if (place === path.length || path[place] === "/") return false;
  }
}

/** Each alternative is followed by what stands behind the braces, where its comma leads. */
function matchesAlternative(glob: string, open: number, path: string, place: number): boolean {
  const close = glob.indexOf("}", open);
  for (let from = open + 1; from > 0 && from <= close; from = glob.indexOf(",", from) + 1) {
    if (matchesFrom(glob, from, path, place)) return true;
  }
  return false;
}
