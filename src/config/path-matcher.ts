import picomatch from "picomatch";
import { quote } from "../model/quote.js";

/** Takes paths relative to the project, with `/`. */
export type PathMatcher = (path: string) => boolean;

/** Longer globs are no globs of a person, and make slow expressions. */
const LONGEST_GLOB = 1000;

const OPTIONS = { dot: true, nonegate: true, strictBrackets: true, debug: true, windows: false };

/**
 * A matcher for a list of globs: `*`, `**`, `?`, `[a-z]`, `{a,b}`, `@(a|b)`; a backslash makes the next character literal.
 * As in .gitignore, a glob without a slash before its last character matches at any depth (`values.yaml`, `*.tpl`,
 * `vendor/`); any other, and one that begins with a slash, is anchored at the project's root. A trailing slash means
 * everything in that folder. Names that begin with a dot are matched like all others. A glob that begins with `!` takes
 * back what the others match; a list of nothing else starts from all files.
 *
 * To load picomatch and to compile a glob takes milliseconds, so this waits for a path that a glob's literal ends do not rule out.
 */
export function matchPaths(globs: readonly string[]): PathMatcher {
  let ends: readonly Ends[] | undefined;
  const mayMatch = (path: string): boolean => {
    // Nothing but what globs take back is left where there is no path.
    if (path === "") return globs.every((glob) => glob.startsWith("!"));
    ends ??= globs.filter((glob) => !glob.startsWith("!")).map((glob) => literalEnds(anchor(glob)));
    return ends.length === 0 || ends.some(({ head, tail }) => path.startsWith(head) && path.endsWith(tail));
  };
  let matches: PathMatcher | undefined;
  return (path) => mayMatch(path) && (matches ??= compile(globs))(path);
}

function compile(globs: readonly string[]): PathMatcher {
  const negated = globs.filter((glob) => glob.startsWith("!"));
  const matches = picomatch(globs.filter((glob) => !glob.startsWith("!")).map(anchor), OPTIONS);
  if (negated.length === 0) return (path) => matches(path);
  const excludes = picomatch(negated.map((glob) => anchor(glob.slice(1))), OPTIONS);
  if (negated.length === globs.length) return (path) => !excludes(path);
  return (path) => matches(path) && !excludes(path);
}

interface Ends {
  readonly head: string;
  readonly tail: string;
}

/** What every path that a rooted glob matches begins and ends with. */
function literalEnds(glob: string): Ends {
  // Of empty and dotted folders picomatch makes less than is written, and brackets and bars can mean much.
  if (!consistsOf(glob, "./*?{},-") || glob.startsWith("/") || glob.includes("//") || glob.split("/").some((name) => name === "." || name === "..")) return { head: "", tail: "" };
  // Two stars can stand for no folder at all, without its slash.
  let head = 0;
  while (head < glob.length && !"*?{".includes(glob.charAt(head))) head++;
  let tail = glob.length;
  while (tail > 0 && !"*?}".includes(glob.charAt(tail - 1))) tail--;
  return { head: glob.slice(0, glob[head - 1] === "/" ? head - 1 : head), tail: glob.slice(glob[tail] === "/" ? tail + 1 : tail) };
}

/** Besides letters, digits and `_`; picomatch refuses none of these. */
const SIMPLE = "./*-";

/** What is wrong with a glob, for people. */
export function findGlobProblem(glob: string): string | undefined {
  const body = glob.startsWith("!") ? glob.slice(1) : glob;
  if (body.trim() === "" || body === "/" || body === "./") return `${quote(glob)} is no pattern for paths; ** takes all files`;
  if (body.startsWith("../")) return `${quote(glob)} leaves the project; patterns are relative to the folder of this file`;
  if (body.length > LONGEST_GLOB) return `this pattern is longer than ${LONGEST_GLOB} characters`;
  if (consistsOf(body, SIMPLE)) return undefined;
  try {
    picomatch.makeRe(anchor(body), OPTIONS);
    return undefined;
  } catch (error) {
    return `${quote(glob)} is no pattern for paths: ${error instanceof Error ? (error.message.split(" - ")[0] ?? "").slice(0, 100) : "it cannot be read"}`;
  }
}

/** Whether a text has nothing but letters, digits and `_` of ASCII, and some marks; an expression takes longer to compile than few globs to read. */
function consistsOf(text: string, marks: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const isWord = (unit >= "a" && unit <= "z") || (unit >= "A" && unit <= "Z") || (unit >= "0" && unit <= "9") || unit === "_";
    if (!isWord && !marks.includes(unit)) return false;
  }
  return true;
}

function anchor(glob: string): string {
  const body = glob.startsWith("./") ? glob.slice(2) : glob;
  const isAnchored = body !== glob || body.slice(0, -1).includes("/");
  const rooted = body.startsWith("/") ? body.slice(1) : isAnchored ? body : `**/${body}`;
  return rooted.endsWith("/") ? `${rooted}**` : rooted;
}
