import { recordOf } from "../model/entry-record.js";
import type { Facts } from "../model/facts.js";
import { UserError } from "../model/user-error.js";
import { loadCommitTimes } from "./commit-times.js";
import { loadOtherFacts } from "./other-files.js";
import { loadProjectFacts, UNSHALLOW } from "./project-facts.js";
import type { FactsRequest } from "./request.js";
import { isCi } from "./request.js";
import type { FactsProblem } from "./unread-tag-file.js";

export interface LoadedFacts {
  readonly facts: Facts;
  /** What the user should hear, a sentence each: what is missing or old. */
  readonly notes: readonly string[];
  /** Whether a tag file of the project cannot be read, so that the run has failed. */
  readonly hasFailed: boolean;
}

/**
 * Loads what rules may ask beside the file in hand. What is missing is told in a note, because nobody's commit should fail for it;
 * in CI, where nobody reads notes, it is an error.
 * @param now milliseconds since 1970
 * @throws UserError when git refuses, for a revision that does not exist, and in CI for what is missing.
 */
export function loadFacts(request: FactsRequest, now: number): LoadedFacts {
  const { project, settings, place, needs } = request;
  const { gitFiles, clones } = settings.tagging;
  const own = loadProjectFacts(request);
  const others = needs.has("tags") ? gitFiles.map((source) => loadOtherFacts(source, request, now)) : [];
  const found = others.filter((other) => other.kind === "found");
  const problems: readonly FactsProblem[] = [
    ...(needs.has("tags") ? own.problems : []),
    ...others.filter((other) => other.kind === "missing"),
    ...found.filter(({ isShallow }) => isShallow).flatMap(({ files }) => files.map(({ name }) => ({ message: `the clone with ${name} is shallow, so its history is not all there`, hint: UNSHALLOW }))),
  ];
  const [first] = problems;
  if (first !== undefined && isCi(place)) throw new UserError(first.message, first.hint);
  const urls = own.tagFiles.flatMap(({ entries }) => entries.flatMap((entry) => recordOf(entry)?.ref ?? []));
  const facts: Facts = {
    tagFiles: own.tagFiles,
    otherFiles: found.flatMap(({ files }) => files),
    past: [...own.past, ...found.flatMap(({ past }) => past)],
    // What an old copy does not know may have been given since.
    isCut: problems.length > 0 || found.some(({ note }) => note !== undefined),
    ...(needs.has("commit-times") && { commitTimes: loadCommitTimes(urls, clones, project.root, place.env) }),
  };
  return { facts, notes: [...problems.map(({ message, hint }) => `${message}; ${hint}`), ...found.flatMap(({ note }) => note ?? [])], hasFailed: problems.some(({ isFault }) => isFault === true) };
}
