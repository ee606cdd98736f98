import { rules } from "../../../rules/index.js";
import { UserError } from "../../model/user-error.js";
import type { Command } from "../verbs.js";

/** `taglint rules`: one line for each rule. */
export const listRules: Command = ({ positionals }, io) => {
  if (positionals.length > 0) throw new UserError("taglint rules takes no arguments", "taglint explain RULE tells about one");
  const width = Math.max(...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.recommended.padEnd("warning".length)}  ${rule.summary}\n`);
  io.stdout.write(lines.join(""));
  return 0;
};
