import type { EntryRecord } from "../model/facts.js";

type ReadRecords = (text: string) => readonly EntryRecord[];

/** Lines before the list. */
const HEAD = /^(?:(?: *#.*| *|---)\n)*images:\n/;
/** A key and a value that is plain YAML on one line, whatever stands around it; and lines that say nothing. */
const LINE = /^(?:(?: {2}- | {4})[a-z_]+: [A-Za-z][\w.:/+-]*| *(?:#.*)?)$/;

/**
 * A reader of many revisions of a file, which share most of their entries: in a file that is written the plain way each entry's
 * lines are read once, however often they come again. Anything else is read as a whole.
 * @param read reads a whole tag file
 */
export function createRecordReader(read: ReadRecords): ReadRecords {
  const known = new Map<string, readonly EntryRecord[]>();
  return (text) => {
    const chunks = splitPlain(text);
    if (chunks === undefined) return read(text);
    return chunks.flatMap((chunk) => {
      const records = known.get(chunk) ?? read(`images:\n${chunk}`);
      known.set(chunk, records);
      return records;
    });
  };
}

/** The lines of each entry, without those that say nothing; `undefined` where that is not all there is to the file. */
function splitPlain(text: string): readonly string[] | undefined {
  const head = HEAD.exec(text)?.[0];
  if (head === undefined) return undefined;
  const chunks: string[] = [];
  let chunk = "";
  for (const line of text.slice(head.length).split("\n")) {
    if (!LINE.test(line)) return undefined;
    const begins = line.startsWith("  - ");
    if (!begins && !line.startsWith("    ")) continue;
    if (line.trimStart().startsWith("#") || line.trim() === "") continue;
    if (begins) {
      if (chunk !== "") chunks.push(chunk);
      chunk = "";
    } else if (chunk === "") return undefined;
    chunk += `${line}\n`;
  }
  return chunk === "" ? undefined : [...chunks, chunk];
}
