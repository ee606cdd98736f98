import type { Fix } from "../../src/model/finding.js";
import type { AllowUse } from "../../src/model/rule.js";
import type { Range } from "../../src/model/text.js";

/** Whether an entry is one that the rule reports; an expired one is another rule's. */
export function isUnused({ used, expired, complete }: AllowUse): boolean {
  return complete && !used && !expired;
}

/**
 * Cuts the entry out, in a way that goes together with the cuts of all other unused ones; no fix where that is not certain.
 * @param staying where the entries stand that stay
 */
export function removeEntry({ entry: { removal } }: AllowUse, staying: "before" | "behind" | "none"): readonly Fix[] {
  if (staying === "none") return cut("Remove the allow list, because nothing in it is used", removal?.wholeList);
  return cut("Remove the entry", staying === "before" ? removal?.behindAnother : removal?.beforeAnother);
}

function cut(title: string, range: Range | undefined): readonly Fix[] {
  return range === undefined ? [] : [{ title, edits: [{ ...range, text: "" }], safety: "safe" }];
}
