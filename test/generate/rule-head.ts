import type { OptionSchema, Rule } from "../../src/model/rule.js";
import { markdownTable } from "./table.js";

/** What a rule's README says first, out of the rule itself. */
export function generateRuleHead({ summary, recommended, fixable, options = {} }: Rule): string {
  const facts = [`${summary}.`, "", `Severity in preset \`recommended\`: **${recommended}**. Fixed by \`--fix\`: ${fixable === true ? "yes" : "no"}.`];
  const rows = Object.entries(options).map(([name, schema]) => [`\`${name}\``, describeType(schema), `\`${JSON.stringify(schema.default)}\``, describe(schema)]);
  return rows.length === 0 ? facts.join("\n") : [...facts, "", markdownTable(["Option", "Type", "Default", "Meaning"], rows)].join("\n");
}

/** All rules, for the project's README. */
export function generateRuleTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, summary, recommended, fixable }) => [`[${id}](rules/${id}/README.md)`, summary, recommended, fixable === true ? "yes" : ""]);
  return markdownTable(["Rule", "Reports", "Recommended", "Fixable"], rows);
}

function describeType({ type, items }: OptionSchema): string {
  const inner = (items as OptionSchema | undefined)?.type;
  return type === "array" && typeof inner === "string" ? `list of ${inner}s` : typeof type === "string" ? type : "any";
}

const describe = ({ description }: OptionSchema): string => (typeof description === "string" ? description : "");
