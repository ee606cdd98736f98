import { MESSAGE_SETTINGS } from "../git/message-settings.js";
import type { RawChange } from "../git/raw-diff.js";
import type { GitOutcome, GitPlace } from "../git/run.js";
import { tryGit } from "../git/run.js";
import { STAGED_CHANGES, stagedChangesIn } from "../git/staged-changes.js";
import type { Linter } from "../linter.js";
import type { CommitChange, CommitSource, ImageMove } from "../model/commit.js";
import type { Facts } from "../model/facts.js";
import { asksForChange, changedPaths } from "./asked-changes.js";
import { compareImages, findImageChanges } from "./commit-changes.js";
import { draftSettings, isOfMerge } from "./draft.js";
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
  /** To STAGED_CHANGES, if that is known already. */
  readonly staged?: readonly RawChange[] | undefined;
}

/**
 * How a message that is being written comes to be checked: what git will make of its text, and, if the settings ask, what the commit changes.
 * @throws UserError when git refuses
 */
export function readMessageSource(input: DraftInput): CommitSource {
  const { place } = input;
  const settings = input.project.workTree === undefined ? undefined : tryGit(place, MESSAGE_SETTINGS);
  return messageSourceFrom({ settings, staged: asksForStaged(input) ? stagedChangesIn(place, tryGit(place, STAGED_CHANGES)) : undefined }, input);
}

/** Whether it can matter what the commit changes. */
export const asksForStaged = (input: Omit<DraftInput, "linter">): boolean => input.project.workTree !== undefined && !isOfMerge(input.path) && asksForChange(input.settings.commits, input.settings.rulesFor(""));

/**
 * The same, of what git has said already; of a rule that asks for the change before that is known, git is asked then.
 * @throws UserError when git refused
 */
export function messageSourceFrom({ settings, staged }: DraftAnswers, input: DraftInput): CommitSource {
  return {
    settings: draftSettings(input.place, settings),
    isMerge: isOfMerge(input.path),
    change: asksForStaged(input) ? changeOf(staged, input) : undefined,
  };
}

function changeOf(known: readonly RawChange[] | undefined, input: DraftInput): CommitChange {
  let staged = known;
  const changes = (): readonly RawChange[] => (staged ??= stagedChangesIn(input.place, tryGit(input.place, STAGED_CHANGES, { mayFail: false })));
  let moves: readonly ImageMove[] | undefined;
  return {
    paths: () => changedPaths(changes(), input.project),
    moves: () => (moves ??= compareImages([findImageChanges(changes(), input)], input)[0] ?? []),
  };
}
