import type { SourceFile } from "../model/document.js";
import type { FileResult, Fix } from "../model/finding.js";
import type { Safety } from "../model/image.js";
import type { TextEdit } from "../model/text.js";

/** A fix can make room for the next one; more rounds than this would be two rules that undo each other. */
const MOST_PASSES = 10;

export interface FixedText {
  readonly text: string;
  /** How many fixes were applied. */
  readonly applied: number;
  /** What the check finds in the fixed text. */
  readonly result: FileResult | undefined;
}

/**
 * Applies the first fix of each finding that is no choice until nothing changes, at most ten times. Fixes that overlap an earlier one of the
 * same pass wait for the next.
 * @param safety "safe" applies safe fixes only, "unsafe" all
 */
export function fixText(file: SourceFile, check: (file: SourceFile) => FileResult | undefined, safety: Safety): FixedText {
  let { text } = file;
  let applied = 0;
  for (let pass = 0; ; pass++) {
    const result = check({ ...file, text });
    const fixes = (result?.findings ?? []).flatMap(({ fixes }) => fixes.find((fix) => isMadeUnasked(fix, safety)) ?? []);
    const { edits, count } = chooseEdits(fixes);
    if (count === 0 || pass === MOST_PASSES) return { text, applied, result };
    text = applyEdits(text, edits);
    applied += count;
  }
}

/** Whether `--fix` makes a fix: with "safe" safe ones only; a choice never. */
export const isMadeUnasked = (fix: Fix, safety: Safety): boolean => fix.isChoice !== true && (safety === "unsafe" || fix.safety === "safe");

/** The edits of all fixes that do not get in each other's way; two fixes may make the very same edit. */
function chooseEdits(fixes: readonly Fix[]): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const edits: TextEdit[] = [];
  const seen = new Set<string>();
  let end = -1;
  let count = 0;
  for (const fix of [...fixes].sort((left, right) => startOf(left) - startOf(right))) {
    const key = JSON.stringify(fix.edits);
    if (seen.has(key) || fix.edits.length === 0 || startOf(fix) < end) continue;
    seen.add(key);
    edits.push(...fix.edits);
    end = Math.max(...fix.edits.map((edit) => Math.max(edit.end, edit.start + 1)));
    count++;
  }
  return { edits, count };
}

function startOf(fix: Fix): number {
  return Math.min(...fix.edits.map((edit) => edit.start));
}

/** The text with all edits made; edits do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of [...edits].sort((left, right) => left.start - right.start || left.end - right.end)) {
    pieces.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return [...pieces, text.slice(from)].join("");
}
