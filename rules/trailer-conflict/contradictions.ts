import type { BugMention } from "../../src/model/bug-mention.js";
import type { CommitMessage } from "../../src/model/commit.js";
import type { CommitPolicy } from "../../src/model/commit-policy.js";
import type { Report } from "../../src/model/rule.js";

/** Bugs that a message both closes and leaves open. */
export function* findContradictions({ mentions }: CommitMessage, { trackers }: CommitPolicy): Generator<Report> {
  if (![...trackers.values()].some(({ name }) => name === "launchpad")) return;
  const first = new Map<string, BugMention>();
  for (const mention of mentions) {
    if (mention.effect !== "closes" && mention.effect !== "partial") continue;
    const other = first.get(mention.number);
    if (other === undefined) first.set(mention.number, mention);
    if (other === undefined || other.effect === mention.effect) continue;
    yield {
      range: mention.range,
      message: `bug ${mention.number} is both closed and left open, and Launchpad's bot heeds the first line only; keep one`,
      related: [{ range: other.range, message: other.effect === "closes" ? "closed here" : "left open here" }],
    };
  }
}
