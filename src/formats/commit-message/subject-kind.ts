import type { SubjectKind } from "../../model/commit.js";

/** What git, Gerrit and GitHub put behind `Merge `; a title such as `Merge the two loops` is a person's. */
const MERGE = /^Merge (?:(?:branch|branches|remote-tracking|commit|commits|tag|tags|pull request|merge request|change|changes|topic|topics)\b|["'`]|[0-9a-f]{7,40}\b)/;

/** What a title says about how its commit was made. */
export function kindOfSubject(subject: string): SubjectKind {
  if (/^(?:fixup|squash|amend)! /.test(subject)) return "fixup";
  if (/^(?:Revert|Reapply) "/.test(subject)) return "revert";
  return MERGE.test(subject) ? "merge" : "ordinary";
}
