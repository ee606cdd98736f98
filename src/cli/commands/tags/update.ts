import { refreshSource } from "../../../facts/refresh-source.js";
import type { Refreshed } from "../../../facts/refresh-source.js";
import { isUserError, UserError } from "../../../model/user-error.js";
import { loadSettings } from "../../load-settings.js";
import { tellUserError } from "../../messages.js";
import type { Command } from "../../verbs.js";

/** `taglint tags update`: fetches the tag files of other repositories; 2 when one of them could not be, or is not there. */
export const updateTags: Command = async (args, io) => {
  if (args.positionals.length > 0) throw new UserError("taglint tags update takes no more words", "it refreshes every git source of tagFiles");
  const { project, settings } = await loadSettings(args, io);
  const sources = settings.tagging.gitFiles;
  if (sources.length === 0) io.stdout.write("no tag file of another repository is configured\n");
  let hasFailed = false;
  for (const source of sources) {
    try {
      io.stdout.write(`${describe(refreshSource(source, project.root, io.env))}\n`);
    } catch (error) {
      if (!isUserError(error)) throw error;
      tellUserError(io, error);
      hasFailed = true;
    }
  }
  return hasFailed ? 2 : 0;
};

function describe({ name, kind, before, after }: Refreshed): string {
  if (kind === "clone") return `${name} is read from the clone as it is, at ${short(after)}`;
  if (before === after) return `${name} is at ${short(after)} still`;
  return before === undefined ? `${name} is at ${short(after)}` : `${name} was at ${short(before)} and is at ${short(after)}`;
}

const short = (commit: string): string => commit.slice(0, 12);
