import type { Cleanup, MessageSettings } from "../model/commit.js";
import { isSurelyUnset } from "./config-files.js";
import type { GitOutcome, GitPlace } from "./run.js";
import { explainFailure } from "./explain-failure.js";
import { startGit } from "./start.js";

/** The question to git about how it will clean a message. */
export const MESSAGE_SETTINGS: readonly string[] = ["config", "-z", "--get-regexp", "^(core\\.comment(char|string)|commit\\.(cleanup|verbose))$"];

/** What the names of these settings have in them, and hardly any other has. */
const WORDS: readonly string[] = ["comment", "cleanup", "verbose"];

/**
 * Asks git for them, unless it is plain that there are none.
 * @throws UserError when git is not installed.
 */
export async function askMessageSettings(place: GitPlace): Promise<GitOutcome> {
  return (await isSurelyUnset(place, WORDS)) ? { kind: "failed", status: 1, stderr: "" } : startGit(place, MESSAGE_SETTINGS);
}

const CLEANUPS: readonly string[] = ["strip", "whitespace", "scissors", "verbatim"] satisfies readonly Cleanup[];

/** Of a commit made already: nothing is cut off. */
export const MADE: MessageSettings = { cleanup: "verbatim", comment: "#", cutsDiff: false };

/**
 * How git will clean the message that a hook is shown, as far as a hook can know: options of `git commit` do not reach it.
 * Without an editor (git tells hooks by `GIT_EDITOR=:`) comment lines and what stands behind scissors stay.
 * @param answer git's, to MESSAGE_SETTINGS
 * @throws UserError when git refused.
 */
export function messageSettingsIn(place: GitPlace, answer: GitOutcome): MessageSettings {
  const config = configIn(place, answer);
  const isEdited = place.env.GIT_EDITOR !== ":";
  const comment = config.get("core.commentstring") ?? config.get("core.commentchar");
  return {
    cleanup: settleCleanup(config.get("commit.cleanup"), isEdited),
    comment: comment === undefined || comment === "" ? "#" : comment.toLowerCase() === "auto" ? (isEdited ? "auto" : "#") : comment,
    cutsDiff: isEdited || !["", "0", "false", "no", "off"].includes((config.get("commit.verbose") ?? "false").toLowerCase()),
  };
}

function settleCleanup(configured: string | undefined, isEdited: boolean): Cleanup {
  const cleanup = CLEANUPS.includes(configured ?? "") ? (configured as Cleanup) : isEdited ? "strip" : "whitespace";
  return cleanup === "scissors" && !isEdited ? "whitespace" : cleanup;
}

/** The last value of each key, by key in lower case; a key without a value is true. */
function configIn(place: GitPlace, answer: GitOutcome): ReadonlyMap<string, string> {
  // 1: there is none of them.
  if (answer.kind !== "done" && !(answer.kind === "failed" && answer.status === 1)) throw explainFailure(place, MESSAGE_SETTINGS, answer.kind === "failed" ? answer.stderr : "");
  const records = answer.kind === "done" ? answer.stdout.toString("utf8").split("\0").filter(Boolean) : [];
  return new Map(records.map((record) => [(record.split("\n", 1)[0] ?? "").toLowerCase(), record.includes("\n") ? record.slice(record.indexOf("\n") + 1) : "true"]));
}
