import { nearest } from "../model/nearest.js";
import { quote } from "../model/quote.js";

/** Longer lists are no help in a message. */
const MOST_LISTED = 12;

/** What to do about a name that is none of `names`, to follow it in a message: `; did you mean "strict"?`. */
export function adviseName(word: string, names: readonly string[]): string {
  const near = nearest(word, names) ?? onlyOneThatBegins(word, names);
  if (near !== undefined) return `; did you mean ${quote(near)}?`;
  if (names.length === 0) return "; there are none here";
  return names.length <= MOST_LISTED ? `; known are ${names.join(", ")}` : "";
}

/** `warn` is three letters short of `warning`, so it is no slip of the pen, but it can mean nothing else. */
function onlyOneThatBegins(word: string, names: readonly string[]): string | undefined {
  const [first, ...others] = word.length < 3 ? [] : names.filter((name) => name.startsWith(word.toLowerCase()));
  return others.length === 0 ? first : undefined;
}
