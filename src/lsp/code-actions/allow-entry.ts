import type * as Yaml from "yaml";
import { entriesOf } from "../../config/config-node.js";
import { readYaml } from "../../config/read-yaml.js";
import type { Range, TextEdit } from "../../model/text.js";

/**
 * The edit that adds an entry to the list under `allow` in a configuration's text, behind the last one; `undefined` where that is
 * not certain to be right.
 * @param entry a flow mapping in one line
 */
export function addAllowEntry(text: string, entry: string, yaml: typeof Yaml): TextEdit | undefined {
  const { root, problems } = readYaml(text, yaml);
  if (problems.length > 0) return undefined;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const known = entriesOf(root).find(({ key }) => key === "allow");
  if (known === undefined) {
    // A flow mapping has no line of its own for the key.
    if (root !== undefined && (root.kind !== "mapping" || text[root.range.start] === "{")) return undefined;
    return insert(text.length, `${text === "" || /[\r\n]$/.test(text) ? "" : lineEnd}allow:${lineEnd}  - ${entry}${lineEnd}`);
  }
  const { value } = known;
  if (value.kind === "scalar" && value.value === null) return insertLine(text, lineOf(text, known.keyRange.end), `  - ${entry}`, lineEnd);
  if (value.kind !== "list" || value.range.end <= known.keyRange.end) return undefined;
  const last = value.items.at(-1);
  if (text[value.range.start] === "[") {
    if (last === undefined) return insert(value.range.end - 1, entry);
    const comma = text.slice(last.range.end, value.range.end).indexOf(",");
    return comma < 0 ? insert(last.range.end, `, ${entry}`) : insert(last.range.end + comma + 1, ` ${entry}`);
  }
  const dash = last && /^([ ]*)- +$/.exec(text.slice(startOfLine(text, last.range.start), last.range.start));
  if (last === undefined || dash === null || dash === undefined) return undefined;
  return insertLine(text, lineOf(text, endOfValue(text, last.range)), `${dash[1] ?? ""}- ${entry}`, lineEnd);
}

const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

/** A new line behind the one that ends at `line.end`. */
function insertLine(text: string, line: Range, content: string, lineEnd: string): TextEdit {
  return line.end === text.length && !/[\r\n]$/.test(text) ? insert(text.length, `${lineEnd}${content}${lineEnd}`) : insert(line.end, `${content}${lineEnd}`);
}

/** The line around an offset, with its line end. */
function lineOf(text: string, offset: number): Range {
  const end = text.slice(offset).search(/\r\n|\n|\r/);
  if (end < 0) return { start: startOfLine(text, offset), end: text.length };
  return { start: startOfLine(text, offset), end: offset + end + (text.startsWith("\r\n", offset + end) ? 2 : 1) };
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** A block scalar ends where the next line begins, which is no longer its own. */
const endOfValue = (text: string, { start, end }: Range): number => start + text.slice(start, end).trimEnd().length;
