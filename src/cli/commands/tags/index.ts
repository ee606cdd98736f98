import { UserError } from "../../../model/user-error.js";
import type { Command } from "../../verbs.js";

/** `taglint tags`: the tag files' entries, what changes them, and what refreshes those of other repositories. */
export const tags: Command = async (args, io) => {
  const [action, ...rest] = args.positionals;
  const inner = { ...args, positionals: rest };
  if (action === undefined) return (await import("./list.js")).listTags(inner, io);
  if (action === "add") return (await import("./change.js")).addTag(inner, io);
  if (action === "bump") return (await import("./change.js")).bumpTag(inner, io);
  if (action === "update") return (await import("./update.js")).updateTags(inner, io);
  throw new UserError(`taglint tags cannot ${JSON.stringify(action)}`, "taglint tags, taglint tags add IMAGE, taglint tags bump IMAGE, or taglint tags update");
};
