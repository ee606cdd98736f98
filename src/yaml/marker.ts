import { DASH, DOT, EQUALS, GREATER, isSpaceOrEnd, LESS, PIPE } from "./units.js";

/** Whether `---` or `...` stands at `position`, the start of a line. */
export function isDocumentMarker(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  if (unit !== DASH && unit !== DOT) return false;
  return (
    text.charCodeAt(position + 1) === unit &&
    text.charCodeAt(position + 2) === unit &&
    isSpaceOrEnd(text.charCodeAt(position + 3))
  );
}

/** Whether git's mark of a conflict begins at `position`, the start of a line: seven of one of four units. */
export function isConflictMarker(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  if (unit !== LESS && unit !== EQUALS && unit !== GREATER && unit !== PIPE) return false;
  for (let at = position + 1; at < position + 7; at++) if (text.charCodeAt(at) !== unit) return false;
  return isSpaceOrEnd(text.charCodeAt(position + 7));
}
