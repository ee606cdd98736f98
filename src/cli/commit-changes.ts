import { isWanted } from "../formats/identify.js";
import type { Blob } from "../git/blobs.js";
import { readBlobs } from "../git/blobs.js";
import type { RawChange, RawSide } from "../git/raw-diff.js";
import type { GitPlace } from "../git/run.js";
import type { Linter } from "../linter.js";
import type { ImageMove } from "../model/commit.js";
import type { Facts } from "../model/facts.js";
import type { Image } from "../model/image.js";
import { findMoves } from "../model/image-moves.js";
import { isManagedReference } from "../model/managed-fix.js";
import type { Settings } from "../model/settings.js";
import { decodeText } from "../project/decode.js";
import { asksForMoves, changedPaths } from "./asked-changes.js";
import type { Setup } from "./load-settings.js";

/** A file that a commit changes, whose images may have moved. */
export interface ImageChange {
  readonly path: string;
  /** Of its contents before and after. */
  readonly oids: readonly [string, string];
}

type Configured = Pick<Setup, "project" | "settings">;

/** The changed files whose images are worth a comparison; none if the settings ask of none whether they moved. */
export function findImageChanges(changes: readonly RawChange[], setup: Configured): readonly ImageChange[] {
  const { settings } = setup;
  if (!settingsAskForMoves(settings)) return [];
  const paths = changedPaths(changes, setup.project);
  return changes.flatMap(({ before, after }, index) => {
    const path = paths[index] ?? "";
    return isFile(before) && isFile(after) && mayHoldImages(path, settings) ? [{ path, oids: [before.oid, after.oid] as const }] : [];
  });
}

/** By path: commits change the same few files over and over. */
const known = new WeakMap<Settings, Map<string, boolean>>();

function mayHoldImages(path: string, settings: Settings): boolean {
  let answers = known.get(settings);
  if (answers === undefined) {
    answers = new Map();
    known.set(settings, answers);
  }
  const answer = answers.get(path) ?? ((isWanted(path) || settings.formatFor(path) !== undefined) && !settings.ignores(path));
  answers.set(path, answer);
  return answer;
}

/** Whether the settings ask which images moved. */
export const settingsAskForMoves = ({ commits, tagging }: Settings): boolean => asksForMoves(commits, tagging.globs.length + tagging.gitFiles.length > 0);

export interface Comparison extends Pick<Setup, "settings"> {
  readonly place: GitPlace;
  readonly linter: Linter;
  /** What tells managed tags from others, if the settings ask that. */
  readonly facts?: Facts | undefined;
}

/**
 * Which images moved, commit by commit; one git reads all that was changed.
 * @throws UserError when git refuses
 */
export function compareImages(lists: readonly (readonly ImageChange[])[], { settings, place, linter, facts }: Comparison): readonly (readonly ImageMove[])[] {
  const oids = lists.flatMap((list) => list.flatMap((change) => change.oids));
  const blobs: Iterator<Blob, void> = readBlobs(place, oids, settings.maxFileSize)[Symbol.iterator]();
  const imagesOfNext = (path: string) => {
    const next = blobs.next();
    const blob = next.done === true ? undefined : next.value;
    const decoded = blob?.kind === "bytes" ? decodeText(blob.bytes) : undefined;
    return decoded?.kind === "text" ? linter.extract({ path, text: decoded.text }) : undefined;
  };
  const { tagging, placeholders } = settings;
  const isManaged = (image: Image): boolean => isManagedReference(image, { facts, tagging, placeholders: placeholders.values });
  return lists.map((list) =>
    list.flatMap(({ path }) => {
      const before = imagesOfNext(path);
      const after = imagesOfNext(path);
      return before === undefined || after === undefined ? [] : findMoves(path, before, after, isManaged);
    }),
  );
}

const isFile = (side: RawSide | undefined): side is RawSide => side?.isFile === true;
