import { rules } from "../../../rules/index.js";
import { UserError } from "../../model/user-error.js";
import { notOneOf } from "../check-options.js";
import { readRulePage } from "../rule-page.js";
import type { Command } from "../verbs.js";

/** `taglint explain RULE`: the rule's page, which the build puts beside the program. */
export const explain: Command = ({ positionals }, io) => {
  const [id, ...others] = positionals;
  const ids = rules.map((rule) => rule.id);
  if (id === undefined || others.length > 0) throw new UserError("taglint explain takes one rule", `known are ${ids.join(", ")}`);
  if (!ids.includes(id)) throw notOneOf("rule", id, ids);
  io.stdout.write(readRulePage(io.packageRoot, id));
  return 0;
};
