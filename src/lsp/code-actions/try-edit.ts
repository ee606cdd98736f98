import { applyEdits } from "../../engine/fix.js";
import type { Finding } from "../../model/finding.js";
import type { TextEdit } from "../../model/text.js";
import type { CheckedDocument } from "../checker.js";

/** The first of some edits that silences a finding and brings no other, found by checking what each would give. */
export function firstThatSilences(finding: Finding, { file, findings, ground }: CheckedDocument, candidates: Iterable<TextEdit>): TextEdit | undefined {
  const linter = ground?.project.linter;
  if (file === undefined || linter === undefined) return undefined;
  for (const edit of candidates) {
    const result = linter.check({ ...file, text: applyEdits(file.text, [edit]) });
    if (result !== undefined && isSilenced(finding, findings, result.findings)) return edit;
  }
  return undefined;
}

function isSilenced(finding: Finding, before: readonly Finding[], after: readonly Finding[]): boolean {
  const counts = countAlike(before);
  for (const [key, count] of countAlike(after)) if (count > (counts.get(key) ?? 0)) return false;
  return (countAlike(after).get(keyOf(finding)) ?? 0) < (counts.get(keyOf(finding)) ?? 0);
}

function countAlike(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

/** Places move with an edit, so findings are told apart without them. */
const keyOf = ({ rule, message }: Finding): string => `${rule} ${message}`;
