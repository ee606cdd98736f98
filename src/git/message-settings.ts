import type { Cleanup, MessageSettings } from "../model/commit.js";
import type { GitPlace } from "./run.js";
import { explainFailure, tryGit } from "./run.js";

const KEYS = "^(core\\.comment(char|string)|commit\\.(cleanup|verbose))$";
const CLEANUPS: readonly string[] = ["strip", "whitespace", "scissors", "verbatim"] satisfies readonly Cleanup[];

/** Of a commit made already: nothing is cut off. */
export const MADE: MessageSettings = { cleanup: "verbatim", comment: "#", cutsDiff: false };

/**
 * How git will clean the message that a hook is shown, as far as a hook can know: options of `git commit` do not reach it.
 * Without an editor (git tells hooks by `GIT_EDITOR=:`) comment lines and what stands behind scissors stay.
 * @throws UserError when git refuses.
 */
export function readMessageSettings(place: GitPlace): MessageSettings {
  const config = readConfig(place);
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
function readConfig(place: GitPlace): ReadonlyMap<string, string> {
  const args = ["config", "-z", "--get-regexp", KEYS];
  const outcome = tryGit(place, args);
  // 1: there is none of them.
  if (outcome.kind !== "done" && !(outcome.kind === "failed" && outcome.status === 1)) throw explainFailure(place, args, outcome.kind === "failed" ? outcome.stderr : "");
  const records = outcome.kind === "done" ? outcome.stdout.toString("utf8").split("\0").filter(Boolean) : [];
  return new Map(records.map((record) => [(record.split("\n", 1)[0] ?? "").toLowerCase(), record.includes("\n") ? record.slice(record.indexOf("\n") + 1) : "true"]));
}
