import type { CommitChange, CommitMessage } from "../../src/model/commit.js";
import type { CommitPolicy } from "../../src/model/commit-policy.js";
import { judgeFields } from "../../src/model/judged-field.js";
import { quote } from "../../src/model/quote.js";
import { findCause } from "../../src/model/requirement-cause.js";
import type { Report } from "../../src/model/rule.js";

/** Trailers that the policy does not want on such a change. */
export function* findAvoided(message: CommitMessage, policy: CommitPolicy, change: CommitChange | undefined): Generator<Report> {
  if (change === undefined || message.kind !== "ordinary") return;
  for (const requirement of policy.require) {
    if (requirement.avoid.length === 0) continue;
    const avoided = new Set(requirement.avoid.map((key) => key.toLowerCase()));
    const found = judgeFields(message, policy).filter(({ key, verdict }) => verdict === "read" && avoided.has(key.toLowerCase()));
    const cause = found.length === 0 ? undefined : findCause(requirement, change);
    if (cause === undefined) continue;
    const instead = requirement.anyOf.filter((keys) => !keys.some((key) => avoided.has(key.toLowerCase()))).map((keys) => keys.join(" and "));
    const advice = instead.length === 0 ? "take it away" : `write ${instead.join(", or ")}`;
    for (const { field, key } of found) yield { range: field.range, message: `${quote(`${key}: ${field.value}`)} does not go with ${cause}; ${advice}` };
  }
}
