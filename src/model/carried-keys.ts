import { effectOf } from "./bug-mention.js";
import type { CommitMessage } from "./commit.js";
import type { CommitPolicy } from "./commit-policy.js";
import { judgeFields } from "./judged-field.js";

/** The trailer keys, in lower case, that a message carries in a way that their readers act on; without a reader, by being there. */
export function carriedKeys(message: CommitMessage, policy: CommitPolicy): ReadonlySet<string> {
  const carried = new Set<string>();
  for (const { key, verdict } of judgeFields(message, policy)) if (verdict === "read") carried.add(key.toLowerCase());
  const effects = new Set(message.mentions.map(({ effect }) => effect));
  for (const [key, { name }] of policy.trackers) {
    if (name === "launchpad" && effects.has(effectOf(key))) carried.add(key.toLowerCase());
  }
  const known = new Set([...policy.trackers.keys()].map((key) => key.toLowerCase()));
  const plain = [...message.trailers, ...message.fields.filter(({ lead, separator }) => lead === "" && separator.startsWith(":"))];
  for (const { key, value } of plain) if (value !== "" && !known.has(key.toLowerCase())) carried.add(key.toLowerCase());
  return carried;
}
