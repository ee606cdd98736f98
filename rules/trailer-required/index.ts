import { carriedKeys } from "../../src/model/carried-keys.js";
import type { CommitMessage } from "../../src/model/commit.js";
import type { CommitPolicy, Requirement } from "../../src/model/commit-policy.js";
import { findCause } from "../../src/model/requirement-cause.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import type { Range } from "../../src/model/text.js";

export const rule = defineRule({
  id: "trailer-required",
  summary: "The change requires a trailer that its message does not have",
  recommended: "error",
  kinds: ["ordinary"],

  *message(message, { file, policy }) {
    const change = file.commit?.change;
    if (change === undefined) return;
    const carried = policy.require.length === 0 ? NOTHING : carriedKeys(message, policy);
    const demands = policy.require.flatMap((requirement) => {
      // The change is asked last, because it is dear to find out.
      const cause = isMet(requirement, carried) ? undefined : findCause(requirement, change);
      return cause === undefined ? [] : [`${cause} asks for ${listSets(requirement)}; add ${listLines(requirement, policy)}`];
    });
    if (demands.length > 0) yield { range: rangeOfTitle(message), message: demands.join("; ") };
  },
});

const NOTHING: ReadonlySet<string> = new Set();

function isMet({ anyOf }: Requirement, carried: ReadonlySet<string>): boolean {
  return anyOf.length === 0 || anyOf.some((keys) => keys.every((key) => carried.has(key.toLowerCase())));
}

const rangeOfTitle = ({ lines }: CommitMessage): Range => lines[0]?.range ?? { start: 0, end: 0 };

const listSets = ({ anyOf }: Requirement): string => anyOf.map((keys) => keys.join(" and ")).join(", or ");

function listLines({ anyOf: [keys = []] }: Requirement, { trackers }: CommitPolicy): string {
  const lines = keys.map((key) => `${key}: ${trackers.get(key)?.exampleOf(key) ?? "…"}`);
  return `${lines.length === 1 ? "a line" : "lines"} such as ${lines.map(quote).join(" and ")}`;
}
