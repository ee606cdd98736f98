import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { MADE, messageSettingsIn } from "../git/message-settings.js";
import type { GitOutcome, GitPlace } from "../git/run.js";
import type { MessageSettings } from "../model/commit.js";

/**
 * What git will make of a message that is being written.
 * @param answer git's, to MESSAGE_SETTINGS; none outside of a repository
 * @throws UserError when git refused
 */
export function draftSettings(place: GitPlace, answer: GitOutcome | undefined): MessageSettings {
  return answer === undefined ? { ...MADE, cleanup: "strip", cutsDiff: true } : messageSettingsIn(place, answer);
}

/** Whether the message in a file, whose path is absolute, is a merge's. */
export const isOfMerge = (path: string): boolean => basename(path) === "MERGE_MSG" || existsSync(`${dirname(path)}/MERGE_HEAD`);
