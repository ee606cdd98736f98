import { writeFileSync } from "node:fs";
import { fetchInto } from "../git/fetch.js";
import type { GitPlace } from "../git/run.js";
import type { GitTagFile } from "../model/tag-settings.js";
import { listTreeNames } from "../git/tree-files.js";
import { UserError } from "../model/user-error.js";
import { explainNoFile, explainNoTip, findSourceTip, locateSource, matcherFor, stampOf } from "./git-source.js";

/** What became of a source. */
export interface Refreshed {
  /** For people. */
  readonly name: string;
  /** A clone is its owner's to refresh; only copies are fetched. */
  readonly kind: "clone" | "copy";
  /** The commits that it stood at before, and stands at now. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Refreshes the copy of a configured tag file's repository, and makes sure that the file is there.
 * @param root the folder that a clone's path is relative to
 * @throws UserError when it cannot be fetched, and where the clone, its revision or the file in it is missing.
 */
export function refreshSource(source: GitTagFile, root: string, env: GitPlace["env"]): Refreshed {
  const clone = locateSource(source, root, env);
  const before = findSourceTip(clone);
  if (clone.copy !== undefined) {
    const { folder, url, ref, keptRef } = clone.copy;
    fetchInto(folder, { url, ref, into: keptRef }, env);
    writeFileSync(stampOf(clone.copy), "");
  }
  const after = findSourceTip(clone);
  if (after === undefined) throw userErrorOf(explainNoTip(source, clone));
  if (!listTreeNames(clone.place, after).some(matcherFor(source))) throw userErrorOf(explainNoFile(clone));
  return { name: clone.name, kind: clone.copy === undefined ? "clone" : "copy", before, after };
}

const userErrorOf = ({ message, hint }: { readonly message: string; readonly hint: string }): UserError => new UserError(message, hint);
