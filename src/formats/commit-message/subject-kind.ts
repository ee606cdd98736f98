import type { SubjectKind } from "../../model/commit.js";

/** What git, Gerrit and GitHub put behind `Merge `; a title such as `Merge the two loops` is a person's. */
const MERGE = /^Merge (?:(?:branch|branches|remote-tracking|commit|commits|tag|tags|pull request|merge request|change|changes|topic|topics)\b|["'`]|[0-9a-f]{7,40}\b)/;

const FIXUPS = ["fixup! ", "squash! ", "amend! "];
const REVERTS = ['Revert "', 'Reapply "'];

/** What a title says about how its commit was made. */
export function kindOfSubject(subject: string): SubjectKind {
  if (FIXUPS.some((word) => subject.startsWith(word))) return "fixup";
  if (REVERTS.some((word) => subject.startsWith(word))) return "revert";
  // An expression takes its time to compile.
  return subject.startsWith("Merge ") && MERGE.test(subject) ? "merge" : "ordinary";
}
