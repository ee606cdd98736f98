/** C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of writing. */
// eslint-disable-next-line no-control-regex -- they are what it looks for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text from a file or a name of one, without characters that could move the cursor or hide what is printed. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "");
}

/** The same for a line of code, whose tabs stay. */
export function printableCode(text: string): string {
  return text.replace(UNPRINTABLE, (unit) => (unit === "\t" ? unit : ""));
}
