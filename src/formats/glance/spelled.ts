/** The codes of ASCII units that can be part of a reference, of a key, or of what stands around one; JSON's writers escape others for HTML. */
const CODE = "(?!26|3[cde]|60|7f|0[0-8bcef]|1|[89a-f])[\\da-f]{2}";

/** A line's end; or the same in a string that is itself in a string, three deep at most. */
const BREAK = "(?:\\r?\\n|\\\\{2,15}(?:r\\\\{1,15})?n)";

/** Escapes that spell such a unit, a line break in a word that a backslash takes back, and a carriage return that may end a line. */
const SPELLED = new RegExp(`\\\\(?:(?:x|u00|u000000)${CODE}|${BREAK}(?<=[\\w.:/-]\\\\${BREAK})[ \\t]*[\\w.:/-])|\\r(?!\\n)`, "i");

/** Whether something in a text may read otherwise than it is written, so that words cannot be searched for in it. */
export const mayBeSpelled = (text: string): boolean => SPELLED.test(text);

/** Whether an action (`{{ … }}`) goes over the end of a line, so that a line may be part of it without showing it. Linear. */
export function hasLongAction(text: string): boolean {
  let close = 0;
  let lineEnd = 0;
  for (let open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 2)) {
    if (close < open + 2) close = text.indexOf("}}", open + 2);
    if (close < 0) return false;
    if (lineEnd < open) lineEnd = text.indexOf("\n", open);
    if (lineEnd < 0) return false;
    if (lineEnd < close) return true;
  }
  return false;
}
