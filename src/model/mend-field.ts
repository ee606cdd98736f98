import type { Fix } from "./finding.js";
import type { JudgedField } from "./judged-field.js";

/** The fix that writes a field as its reader wants it, a line for each value; `undefined` where nobody knows what was meant. */
export function mendField({ field, key, tracker, verdict }: JudgedField): Fix | undefined {
  const { value, range } = field;
  const isRead = tracker.reads({ ...field, lead: "", key, separator: ": " }, key);
  const asItIs = { values: [value], dropsWords: false };
  const meaning = isRead ? asItIs : (tracker.meaningOf(value, key) ?? (verdict === "key" ? asItIs : undefined));
  if (meaning === undefined) return undefined;
  const text = meaning.values.map((one) => `${key}: ${one}`).join("\n");
  const lines = text.split("\n");
  const title = lines.length === 1 ? `Write ${text}` : `Write ${lines.length} lines, from ${lines[0] ?? ""} on`;
  return { title, edits: [{ ...range, text }], safety: meaning.dropsWords ? "unsafe" : "safe" };
}
