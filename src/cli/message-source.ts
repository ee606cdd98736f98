import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { MADE, MESSAGE_SETTINGS, messageSettingsIn } from "../git/message-settings.js";
import type { RawChange } from "../git/raw-diff.js";
import type { GitOutcome, GitPlace } from "../git/run.js";
import { tryGit } from "../git/run.js";
import { STAGED_CHANGES, stagedChangesIn } from "../git/staged-changes.js";
import type { Linter } from "../linter.js";
import type { CommitChange, CommitSource, ImageMove } from "../model/commit.js";
import type { Facts } from "../model/facts.js";
import { asksForChange, changedPaths, compareImages, findImageChanges } from "./commit-changes.js";
import type { Setup } from "./load-settings.js";

/** A message that is being written. */
export interface DraftInput extends Pick<Setup, "project" | "settings"> {
  /** Its file, absolute. */
  readonly path: string;
  /** Where the hook runs, because its GIT_INDEX_FILE may be relative to that. */
  readonly place: GitPlace;
  readonly linter: Linter;
  /** What tells managed tags from others. */
  readonly facts?: Facts | undefined;
}

/** What git says about it. */
export interface DraftAnswers {
  /** To MESSAGE_SETTINGS; not asked outside of a repository. */
  readonly settings: GitOutcome | undefined;
  /** Asked only where it matters. */
  readonly staged: readonly RawChange[] | undefined;
}

/**
 * How a message that is being written comes to be checked: what git will make of its text, and, if the settings ask, what the commit changes.
 * @throws UserError when git refuses
 */
export function readMessageSource(input: DraftInput): CommitSource {
  const { place } = input;
  const settings = input.project.workTree === undefined ? undefined : tryGit(place, MESSAGE_SETTINGS);
  const staged = asksForStaged(input) ? stagedChangesIn(place, tryGit(place, STAGED_CHANGES)) : undefined;
  return messageSourceFrom({ settings, staged }, input);
}

/** Whether it matters what the commit changes. */
export const asksForStaged = (input: Omit<DraftInput, "linter">): boolean => input.project.workTree !== undefined && !isOfMerge(input) && asksForChange(input);

/**
 * The same, of what git has said already.
 * @throws UserError when git refused
 */
export function messageSourceFrom({ settings, staged }: DraftAnswers, input: DraftInput): CommitSource {
  return {
    settings: settings === undefined ? { ...MADE, cleanup: "strip", cutsDiff: true } : messageSettingsIn(input.place, settings),
    isMerge: isOfMerge(input),
    change: staged && changeOf(staged, input),
  };
}

function changeOf(staged: readonly RawChange[], input: DraftInput): CommitChange {
  const changes = findImageChanges(staged, input);
  let moves: readonly ImageMove[] | undefined;
  return {
    paths: changedPaths(staged, input),
    moves: changes.length === 0 ? undefined : () => (moves ??= compareImages([changes], input)[0] ?? []),
  };
}

const isOfMerge = ({ path }: Pick<DraftInput, "path">): boolean => basename(path) === "MERGE_MSG" || existsSync(join(dirname(path), "MERGE_HEAD"));
