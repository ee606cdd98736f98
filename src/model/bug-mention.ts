import type { Range } from "./text.js";

/** What Launchpad's bot does to a bug when the change is merged: `comment` is a comment and nothing else. */
export type BugEffect = "closes" | "partial" | "related" | "comment";

/** A bug that Launchpad's bot reads in a message. */
export interface BugMention {
  /** The word before `bug`, with its hyphen: `Closes-`; `undefined` where there is none, which the bot takes for `closes`. */
  readonly prefix: string | undefined;
  readonly number: string;
  readonly effect: BugEffect;
  /** From the prefix to the number; may go over several lines. */
  readonly range: Range;
}

/** What the bot does for a prefix: its first word decides, and none means that the bug is closed. */
export function effectOf(prefix: string | undefined): BugEffect {
  const word = prefix?.split("-", 1)[0]?.toLowerCase();
  if (word === undefined || ["closes", "fixes", "resolves"].includes(word)) return "closes";
  if (word === "partial") return "partial";
  return ["related", "impacts", "affects"].includes(word) ? "related" : "comment";
}
