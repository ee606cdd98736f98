import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { GitPlace } from "../git/run.js";
import { MADE, readMessageSettings } from "../git/message-settings.js";
import { listStagedChanges } from "../git/staged-changes.js";
import type { Linter } from "../linter.js";
import type { CommitSource } from "../model/commit.js";
import type { Facts } from "../model/facts.js";
import { asksForChange, describeChanges } from "./commit-changes.js";
import type { Setup } from "./load-settings.js";

/**
 * How a message that is being written comes to be checked: what git will make of its text, and, if the settings ask, what the commit changes.
 * @param path the message's file, absolute
 * @param place where the hook runs, because its GIT_INDEX_FILE may be relative to that
 * @param facts what tells managed tags from others
 * @throws UserError when git refuses
 */
export function readMessageSource(path: string, place: GitPlace, setup: Pick<Setup, "project" | "settings">, linter: Linter, facts?: Facts): CommitSource {
  const isMerge = basename(path) === "MERGE_MSG" || existsSync(join(dirname(path), "MERGE_HEAD"));
  if (setup.project.workTree === undefined) return { settings: { ...MADE, cleanup: "strip", cutsDiff: true }, isMerge };
  const settings = readMessageSettings(place);
  if (isMerge || !asksForChange(setup)) return { settings, isMerge };
  const [change] = describeChanges([listStagedChanges(place)], place, setup, linter, facts);
  return { settings, isMerge, change };
}
