import { join } from "node:path";
import { isWanted } from "../formats/identify.js";
import type { Blob } from "../git/blobs.js";
import { readBlobs } from "../git/blobs.js";
import type { RawChange, RawSide } from "../git/raw-diff.js";
import type { GitPlace } from "../git/run.js";
import type { Linter } from "../linter.js";
import type { CommitChange, ImageMove } from "../model/commit.js";
import type { Facts } from "../model/facts.js";
import type { Image } from "../model/image.js";
import { findMoves } from "../model/image-moves.js";
import { isManagedReference } from "../model/managed-fix.js";
import { decodeText } from "../project/decode.js";
import { pathInProject } from "../project/project.js";
import type { Setup } from "./load-settings.js";

/** Whether the settings ask what a commit changes. */
export function asksForChange({ settings }: Pick<Setup, "settings">): boolean {
  const active = settings.rulesFor("");
  return settings.commits.require.length > 0 && (active.has("trailer-required") || active.has("trailer-conflict"));
}

/**
 * Turns git's changes, commit by commit, into what rules ask; images are compared only if the settings ask which of them moved.
 * @param facts what tells managed tags from others, if the settings ask that
 */
export function describeChanges(lists: readonly (readonly RawChange[])[], place: GitPlace, setup: Pick<Setup, "project" | "settings">, linter: Linter, facts?: Facts): readonly CommitChange[] {
  const { project, settings } = setup;
  const top = project.workTree ?? project.root;
  const paths = lists.map((changes) => changes.map(({ path }) => (top === project.root ? path : pathInProject(project, join(top, path)))));
  if (settings.commits.require.every((requirement) => requirement.moves === undefined)) return paths.map((own) => ({ paths: own, moves: [] }));

  const pairs = lists.flatMap((changes, commit) =>
    changes.flatMap(({ before, after }, index) => {
      const path = paths[commit]?.[index] ?? "";
      const isRead = isFile(before) && isFile(after) && (isWanted(path) || settings.formatFor(path) !== undefined) && !settings.ignores(path);
      return isRead ? [{ commit, path, oids: [before.oid, after.oid] }] : [];
    }),
  );
  const blobs: Iterator<Blob, void> = readBlobs(place, pairs.flatMap(({ oids }) => oids), settings.maxFileSize)[Symbol.iterator]();
  const imagesOfNext = (path: string) => {
    const next = blobs.next();
    const blob = next.done === true ? undefined : next.value;
    const decoded = blob?.kind === "bytes" ? decodeText(blob.bytes) : undefined;
    return decoded?.kind === "text" ? linter.extract({ path, text: decoded.text }) : undefined;
  };
  const { tagging, placeholders } = settings;
  const isManaged = (image: Image): boolean => isManagedReference(image, { facts, tagging, placeholders: placeholders.values });
  const moves = lists.map((): ImageMove[] => []);
  for (const { commit, path } of pairs) {
    const before = imagesOfNext(path);
    const after = imagesOfNext(path);
    if (before !== undefined && after !== undefined) moves[commit]?.push(...findMoves(path, before, after, isManaged));
  }
  return paths.map((own, commit) => ({ paths: own, moves: moves[commit] ?? [] }));
}

const isFile = (side: RawSide | undefined): side is RawSide => side?.isFile === true;
