import type { JudgedField } from "../../src/model/judged-field.js";
import { judgeFields } from "../../src/model/judged-field.js";
import { mendField } from "../../src/model/mend-field.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import { swapFix } from "./swap-fix.js";

export const rule = defineRule({
  id: "trailer-value",
  summary: "A trailer's value is one that nothing acts on",
  recommended: "error",
  fixable: true,

  *message(message, { policy }) {
    const all = judgeFields(message, policy);
    for (const judged of all) {
      const { field, verdict } = judged;
      if (verdict !== "value") continue;
      const fix = swapFix(judged, all) ?? mendField(judged);
      yield {
        range: field.value === "" ? field.keyRange : field.valueRange,
        message: tellFault(judged),
        ...(fix && { fixes: [fix] }),
      };
    }
  },
});

function tellFault({ field, key, tracker }: JudgedField): string {
  const advice = `write ${quote(`${key}: ${tracker.exampleOf(key)}`)}`;
  if (field.value === "") return `${quote(field.key)} has no value; ${advice}`;
  const fault = tracker.faultOf?.(field.value, key);
  if (fault !== undefined) return `${tracker.reader} does not act on ${quote(`${field.key}: ${field.value}`)}: ${fault}; ${advice}`;
  const written = quote(field.key + field.separator + field.value);
  if (tracker.reads({ ...field, key, separator: ": " }, key)) return `${tracker.reader} does not act on ${written}; write exactly one blank behind the colon`;
  return `${tracker.reader} does not act on ${written}; ${adviceFor(tracker.meaningOf(field.value, key)?.values ?? [], advice)}`;
}

function adviceFor([value, another]: readonly string[], otherwise: string): string {
  if (value === undefined) return otherwise;
  return another === undefined ? `write ${quote(value)} alone` : "write a line for each";
}
