import type { CommitMessage, Field } from "./commit.js";
import type { CommitPolicy } from "./commit-policy.js";
import type { KnownKey } from "./known-key.js";
import { findKnownKey } from "./known-key.js";

/** A quotation is indented at least this far. */
const QUOTED = 4;

/**
 * A field whose key is known, and what its reader makes of it: `read` as intended; not read because of what stands before the
 * value (`key`), or because of the value or the gap before it (`value`).
 */
export interface JudgedField extends KnownKey {
  readonly field: Field;
  readonly verdict: "read" | "key" | "value";
}

/** Several rules ask it of one message, one after the other. */
let last: { readonly message: CommitMessage; readonly policy: CommitPolicy; readonly judged: readonly JudgedField[] } | undefined;

/** The fields of a message that the policy knows, judged; prose that merely looks like one is left out. */
export function judgeFields(message: CommitMessage, policy: CommitPolicy): readonly JudgedField[] {
  if (last?.message === message && last.policy === policy) return last.judged;
  const judged = message.fields.flatMap((field) => judgeField(field, message, policy) ?? []);
  last = { message, policy, judged };
  return judged;
}

function judgeField(field: Field, message: CommitMessage, policy: CommitPolicy): JudgedField | undefined {
  const known = findKnownKey(field, policy);
  if (known === undefined) return undefined;
  const { key, tracker, spelling } = known;
  if (spelling !== "wrong" && tracker.reads(field, key)) return { ...known, field, verdict: "read" };
  if (isQuotation(field, known)) return undefined;
  const verdict = isKeyAtFault(field, known) ? "key" : "value";
  const isProse = verdict === "key" || !key.includes("-");
  if (isProse && !tracker.resembles(field.value)) return undefined;
  if (spelling === "wrong" && field.value === "") return undefined;
  if (!key.includes("-") && field.value === "" && isHeading(field, message)) return undefined;
  return { ...known, field, verdict };
}

/** An indented sign-off is somebody else's, shown. */
const isQuotation = ({ lead }: Field, { tracker }: KnownKey): boolean => lead.length >= QUOTED || (lead !== "" && tracker.name === "sign-off");

function isKeyAtFault(field: Field, { key, tracker, spelling }: KnownKey): boolean {
  if (spelling !== "right" || field.lead !== "" || !field.separator.startsWith(":")) return true;
  return field.key !== key && tracker.reads({ ...field, key }, key);
}

/** A plain word with nothing behind it but prose below it. */
function isHeading({ line }: Field, { lines, fields }: CommitMessage): boolean {
  const next = lines[line + 1];
  return next !== undefined && next.text.trim() !== "" && !fields.some((field) => field.line === line + 1 && field.lead === "");
}
