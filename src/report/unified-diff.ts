import type { LineChange } from "./line-changes.js";
import { changedLines } from "./line-changes.js";

/** A file's whole text before and after, with its byte order mark; `path` as the diff is to name it, with `/`. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Lines around a change that say where it belongs. */
const CONTEXT = 3;

/** The change as a diff that `git apply` and `patch -p1` take; empty when there is none. Lines end at LF alone, as for both of them. */
export function unifiedDiff({ path, before, after }: FileChange): string {
  if (before === after) return "";
  const [left, right] = [splitLines(before), splitLines(after)];
  const hunks = groupChanges(changedLines(left, right)).map((changes) => showHunk(changes, left, right));
  const [from, to] = [quotePath(`a/${path}`), quotePath(`b/${path}`)];
  return `diff --git ${from} ${to}\n--- ${endName(from)}\n+++ ${endName(to)}\n${hunks.join("")}`;
}

const splitLines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Changes whose contexts would meet stand in one hunk. */
function groupChanges(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const groups: LineChange[][] = [];
  let end = -Infinity;
  for (const change of changes) {
    if (change.old.from - end <= 2 * CONTEXT) groups.at(-1)?.push(change);
    else groups.push([change]);
    end = change.old.to;
  }
  return groups;
}

function showHunk(changes: readonly LineChange[], left: readonly string[], right: readonly string[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return "";
  const lead = Math.min(CONTEXT, first.old.from);
  const trail = Math.min(CONTEXT, left.length - last.old.to);
  const lines: string[] = [];
  let position = first.old.from - lead;
  const keep = (to: number): void => {
    for (; position < to; position++) lines.push(showLine(" ", left[position]));
  };
  for (const change of changes) {
    keep(change.old.from);
    for (; position < change.old.to; position++) lines.push(showLine("-", left[position]));
    for (let index = change.new.from; index < change.new.to; index++) lines.push(showLine("+", right[index]));
  }
  keep(last.old.to + trail);
  const before = showSpan(first.old.from - lead, last.old.to + trail);
  const after = showSpan(first.new.from - lead, last.new.to + trail);
  return `@@ -${before} +${after} @@\n${lines.join("")}`;
}

/** `line,count`, 1-based; of no lines the number is that of the line before, and a count of one goes unsaid. */
function showSpan(from: number, to: number): string {
  const count = to - from;
  if (count === 1) return String(from + 1);
  return `${count === 0 ? from : from + 1},${count}`;
}

function showLine(mark: string, line = ""): string {
  return line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

/** A name with characters that would break the line is quoted as C does it, which git and patch both read. */
function quotePath(path: string): string {
  // eslint-disable-next-line no-control-regex -- they are what it looks for
  if (!/[\u0000-\u001f\u007f"\\]/.test(path)) return path;
  // eslint-disable-next-line no-control-regex -- they are what it looks for
  return `"${path.replace(/[\u0000-\u001f\u007f"\\]/g, (unit) => (/["\\]/.test(unit) ? `\\${unit}` : `\\${unit.charCodeAt(0).toString(8).padStart(3, "0")}`))}"`;
}

/** A name with a blank needs a tab behind it, or patch takes what follows the blank for a date. */
const endName = (name: string): string => (name.includes(" ") && !name.startsWith('"') ? `${name}\t` : name);
