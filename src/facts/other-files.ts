import { statSync } from "node:fs";
import { readRepositoryState } from "../git/repository-state.js";
import type { OtherTagFile, PastEntry } from "../model/facts.js";
import type { GitTagFile } from "../model/tag-settings.js";
import { explainNoFile, explainNoTip, findSourceTip, locateSource, matcherFor, stampOf } from "./git-source.js";
import { loadHistory } from "./load-history.js";
import { pathspecsFor } from "./pathspecs.js";
import { recordsIn } from "./project-facts.js";
import type { FactsRequest } from "./request.js";

/** What is known of a tag file of another repository; nothing is asked of any server. */
export type OtherFacts =
  | { readonly kind: "found"; readonly files: readonly OtherTagFile[]; readonly past: readonly PastEntry[]; readonly isShallow: boolean; readonly note: string | undefined }
  /** Why it is not there, and what helps. */
  | { readonly kind: "missing"; readonly message: string; readonly hint: string };

/** A copy that is older, in days, is worth a word. */
const STALE = 14;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Reads a tag file out of a clone, or out of the copy of one that `taglint tags update` keeps.
 * @param now milliseconds since 1970
 * @throws UserError when git refuses.
 */
export function loadOtherFacts(source: GitTagFile, request: FactsRequest, now: number): OtherFacts {
  const { project, settings, place } = request;
  const clone = locateSource(source, project.root, place.env);
  const tip = findSourceTip(clone);
  if (tip === undefined) {
    return { kind: "missing", ...explainNoTip(source, clone) };
  }
  const { gitFolder, isShallow } = readRepositoryState(clone.place);
  const history = loadHistory({
    place: clone.place,
    gitFolder,
    tip,
    pathspecs: pathspecsFor([`/${source.path.replace(/^\.?\//, "")}`], ""),
    matches: matcherFor(source),
    key: JSON.stringify(source.path),
    isShallow,
    maxFileSize: settings.maxFileSize,
    parse: (text) => recordsIn(text, request),
  });
  if (history.files.length === 0) return { kind: "missing", ...explainNoFile(clone) };
  const refreshed = clone.copy && statSync(stampOf(clone.copy), { throwIfNoEntry: false })?.mtimeMs;
  const days = Math.floor((now - (refreshed ?? now)) / DAY);
  const note = days > STALE ? `the copy of the tag file ${clone.name} is ${days} days old; taglint tags update refreshes it` : undefined;
  return { kind: "found", files: history.files.map(({ entries }) => ({ name: clone.name, entries })), past: history.past, isShallow, note };
}
