import type { Ignore } from "ignore";
import ignore from "ignore";
import type { PathMatcher } from "./path-matcher.js";

/**
 * A matcher for lines of gitignore syntax, of which the last that matches decides; a line may begin with `./`, as elsewhere in the
 * configuration, which git would never match. Paths outside of the project are never ignored.
 */
export function matchIgnored(lines: readonly string[]): PathMatcher {
  let ignored: Ignore | undefined;
  const compile = (): Ignore => ignore({ ignorecase: false }).add(lines.map((line) => line.replace(/^(!?)\.\//, "$1/")));
  return (path) => ignore.isPathValid(path) && (ignored ??= compile()).ignores(path);
}
