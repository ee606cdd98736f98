import type { CommitMessage } from "../../src/model/commit.js";
import type { CommitPolicy } from "../../src/model/commit-policy.js";
import { judgeFields } from "../../src/model/judged-field.js";
import { quote } from "../../src/model/quote.js";
import type { Report } from "../../src/model/rule.js";

const HALVES: readonly (readonly [string, string])[] = [["Story", "Task"], ["Task", "Story"]];

/** A story without a task, or the reverse; a broken other half is another rule's matter. */
export function* findHalves(message: CommitMessage, policy: CommitPolicy): Generator<Report> {
  const judged = judgeFields(message, policy).filter(({ tracker }) => tracker.name === "storyboard");
  for (const [half, other] of HALVES) {
    const found = judged.find(({ key, verdict }) => key === half && verdict === "read");
    if (found === undefined || judged.some(({ key }) => key === other) || !policy.trackers.has(other)) continue;
    const { field, tracker } = found;
    const why = half === "Story" ? "StoryBoard acts on tasks only" : "nobody sees which story it belongs to";
    yield { range: field.range, message: `${quote(`${half}: ${field.value}`)} has no ${other} beside it, and ${why}; add ${quote(`${other}: ${tracker.exampleOf(other)}`)}` };
  }
}
