import type { Fix } from "../../src/model/finding.js";
import type { JudgedField } from "../../src/model/judged-field.js";

/** Gives a story and a task their numbers back that stand each on the other's line; only where there is one of each. */
export function swapFix({ tracker }: JudgedField, all: readonly JudgedField[]): Fix | undefined {
  if (tracker.name !== "storyboard") return undefined;
  const both = all.filter((judged) => judged.tracker.name === "storyboard");
  const [first, second] = both;
  if (both.length !== 2 || first === undefined || second === undefined || first.key === second.key) return undefined;
  const values = [numberOf(second), numberOf(first)] as const;
  const fits = (judged: JudgedField, value: string): boolean => judged.tracker.reads({ ...judged.field, key: judged.key, separator: ": ", value }, judged.key);
  if (!fits(first, values[0]) || !fits(second, values[1])) return undefined;
  const edits = [first, second].map(({ field }, index) => ({ ...field.valueRange, text: values[index] ?? "" }));
  return { title: `Swap ${values[1]} and ${values[0]}`, edits, safety: "safe" };
}

const numberOf = ({ field }: JudgedField): string => field.value.replace(/^#/, "");
