/** Longer values are cut in messages: a template expression can be as long as its file. */
const LONGEST = 120;

/** A value of the user's for a message: in double quotes, on one line, cut in the middle when it is long. */
export function quote(text: string): string {
  const head = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)}…${text.slice(-LONGEST / 2)}` : text;
  return `"${head.replace(/\s+/g, " ")}"`;
}
