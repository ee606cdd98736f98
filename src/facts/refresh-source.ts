import { writeFileSync } from "node:fs";
import { fetchInto } from "../git/fetch.js";
import type { GitPlace } from "../git/run.js";
import type { GitTagFile } from "../model/tag-settings.js";
import { findSourceTip, locateSource, stampOf } from "./git-source.js";

/** What became of a source. */
export interface Refreshed {
  /** For people. */
  readonly name: string;
  /** A clone is its owner's to refresh; only copies are fetched. */
  readonly kind: "clone" | "copy";
  /** The commits that it stood at before, and stands at now. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Refreshes the copy of a configured tag file's repository.
 * @param root the folder that a clone's path is relative to
 * @throws UserError when it cannot be fetched.
 */
export function refreshSource(source: GitTagFile, root: string, env: GitPlace["env"]): Refreshed {
  const clone = locateSource(source, root, env);
  const before = findSourceTip(clone);
  if (clone.copy === undefined) return { name: clone.name, kind: "clone", before, after: before };
  const { folder, url, ref, keptRef } = clone.copy;
  fetchInto(folder, { url, ref, into: keptRef }, env);
  writeFileSync(stampOf(clone.copy), "");
  return { name: clone.name, kind: "copy", before, after: findSourceTip(clone) };
}
