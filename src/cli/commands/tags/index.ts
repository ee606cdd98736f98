import { UserError } from "../../../model/user-error.js";
import type { Command } from "../../verbs.js";

/** `taglint tags update`. */
export const tags: Command = async (args, io) => {
  const [action, ...rest] = args.positionals;
  const inner = { ...args, positionals: rest };
  if (action === "update") return (await import("./update.js")).updateTags(inner, io);
  throw new UserError(`taglint tags cannot ${JSON.stringify(action ?? "")}`, "taglint tags update");
};
