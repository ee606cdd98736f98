/**
 * Pathspecs of git, from the top of the work tree, that take every file which the globs of a configuration take, and perhaps more:
 * git knows no braces. `folder` is the project's, relative to the top.
 */
export function pathspecsFor(globs: readonly string[], folder: string): readonly string[] {
  const taking = globs.filter((glob) => !glob.startsWith("!"));
  return (taking.length === 0 ? ["**"] : taking).map((glob) => `:(top)${escape(folder === "" ? "" : `${folder}/`)}${widen(glob)}`);
}

/** A pathspec that takes this path alone. */
export const literalPathspec = (path: string): string => `:(top,literal)${path}`;

/** What stands in a glob for more than itself: a folder's stars, braces, `@(a|b)`, `[a-z]`. Git's `*` takes slashes as well. */
const WILD = /\\.|\*\*\/|[@!+?*]\([^)]*\)|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\[(?:\\.|[^\]])+\]|\*+|\?/g;

function widen(glob: string): string {
  const body = glob.replace(/^\.\//, "");
  const isAnchored = body !== glob || body.slice(0, -1).includes("/");
  const wide = body.replace(/^\//, "").replace(WILD, (part) => (part.startsWith("\\") || part === "?" ? part : part.startsWith("[") ? "?" : "*"));
  return `${isAnchored ? "" : "*"}${wide}${wide.endsWith("/") ? "*" : ""}`;
}

const escape = (text: string): string => text.replace(/[\\*?[]/g, "\\$&");
