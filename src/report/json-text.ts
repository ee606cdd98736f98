/** Where the list stands in the text of what is around it, until its items take its place. */
const PLACE = "\0";

/**
 * The text that `JSON.stringify` gives with an indentation of two, piece by piece: all at once, the report on many findings takes several times
 * the room of the findings.
 * @param around the whole, with what it is given in the place of the list; it has no other string that is a NUL alone
 */
export function* stringifyList(around: (list: unknown) => unknown, items: Iterable<unknown>): Generator<string> {
  const [head = "", tail = ""] = stringify(around(PLACE)).split(stringify(PLACE));
  const indentation = `\n${/^ */.exec(head.slice(head.lastIndexOf("\n") + 1))?.[0] ?? ""}`;
  let before = `${head}[${indentation}  `;
  for (const item of items) {
    yield before + stringify(item).replaceAll("\n", `${indentation}  `);
    before = `,${indentation}  `;
  }
  yield before.startsWith(head) ? `${head}[]${tail}\n` : `${indentation}]${tail}\n`;
}

const stringify = (value: unknown): string => escapeControls(JSON.stringify(value, undefined, 2));

/** JSON allows C1 controls and line separators as they are; a terminal may obey them. */
export function escapeControls(text: string): string {
  return text.replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
