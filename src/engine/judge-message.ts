import type { CommitMessage, SubjectKind } from "../model/commit.js";
import type { MessageContext, Report } from "../model/rule.js";
import type { ActiveRule } from "./active-rule.js";

/** The kinds of commits that rules judge unless they say otherwise. */
const JUDGED_KINDS: readonly SubjectKind[] = ["ordinary", "revert"];

/** What rules say about a message, one by one. */
export function* judgeMessage(message: CommitMessage, active: readonly ActiveRule[], { file, policy }: Omit<MessageContext, "options">): Generator<{ readonly report: Report; readonly by: ActiveRule }> {
  const { kind, isDraft } = message;
  // What git or a bot begins, its author will hardly have worded.
  if (isDraft && kind !== "ordinary") return;
  for (const one of active) {
    if (!(one.rule.kinds ?? JUDGED_KINDS).includes(kind)) continue;
    for (const report of one.rule.message?.(message, { file, policy, options: one.options }) ?? []) yield { report, by: one };
  }
}
