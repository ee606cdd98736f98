const SCISSORS = "------------------------ >8 ------------------------\n";

/**
 * Where a scissors line begins that ends the message, as git's `wt_status_locate_end` has it: the comment prefix, a blank,
 * and the very line, with a line end behind it. The text's end when there is none.
 */
export function findScissors(text: string, comment: string): number {
  const line = `${comment} ${SCISSORS}`;
  if (text.startsWith(line)) return 0;
  const found = text.indexOf(`\n${line}`);
  return found < 0 ? text.length : found + 1;
}
