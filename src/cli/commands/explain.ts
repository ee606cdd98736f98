import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../../rules/index.js";
import { UserError } from "../../model/user-error.js";
import { notOneOf } from "../check-options.js";
import type { Command } from "../verbs.js";

/** `taglint explain RULE`: the rule's page, which the build puts beside the program. */
export const explain: Command = ({ positionals }, io) => {
  const [id, ...others] = positionals;
  const ids = rules.map((rule) => rule.id);
  if (id === undefined || others.length > 0) throw new UserError("taglint explain takes one rule", `known are ${ids.join(", ")}`);
  if (!ids.includes(id)) throw notOneOf("rule", id, ids);
  const page = readFileSync(join(io.packageRoot, "dist", "rules", id, "README.md"), "utf8");
  // The marks around what a generator wrote are for the generator.
  io.stdout.write(page.replace(/^<!--[^\n]*-->\n/gm, ""));
  return 0;
};
