import type { Scan } from "./scan.js";
import { CR, LF, nextLine } from "./units.js";

/** Reads the comment whose `#` is at `position`; goes on at the end of its line. */
export function readComment(scan: Scan, position: number): void {
  const { text } = scan;
  let end = nextLine(text, position);
  if (text.charCodeAt(end - 1) === LF) end--;
  if (text.charCodeAt(end - 1) === CR) end--;
  scan.noteComment(position, end, position + 1, end);
  scan.position = end;
}
