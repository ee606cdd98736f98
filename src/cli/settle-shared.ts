import { isMadeUnasked } from "../engine/fix.js";
import type { Linter } from "../linter.js";
import type { Finding, Fix } from "../model/finding.js";

/** The linter, with what several images would write differently into the text that they share left to a person. */
export function settlingShared(linter: Linter): Linter {
  return {
    ...linter,
    check(file) {
      const result = linter.check(file);
      return result && { ...result, findings: settle(result.findings) };
    },
  };
}

function settle(findings: readonly Finding[]): readonly Finding[] {
  const fixes = findings.map((finding) => finding.fixes.find((fix) => isMadeUnasked(fix, "unsafe")));
  return findings.map((finding, index) => {
    const own = fixes[index];
    if (own === undefined) return finding;
    const rivals = fixes.filter((other): other is Fix => other !== undefined && isRival(own, other));
    if (rivals.length === 0) return finding;
    const choices = new Map([own, ...rivals].map((fix) => [JSON.stringify(fix.edits), { ...fix, isChoice: true }]));
    return { ...finding, fixes: [...choices.values()] };
  });
}

/** Whether two unsafe fixes, as those of shared text are, touch the same text or write side by side, and not the same. */
function isRival(left: Fix, right: Fix): boolean {
  if (left.safety === "safe" || right.safety === "safe") return false;
  if (JSON.stringify(left.edits) === JSON.stringify(right.edits)) return false;
  return left.edits.some((edit) => right.edits.some(({ start, end }) => start <= edit.end && edit.start <= end));
}
