import { join } from "node:path";
import type { RawChange } from "../git/raw-diff.js";
import type { CommitPolicy } from "../model/commit-policy.js";
import type { Project } from "../project/project.js";
import { pathInProject } from "../project/project.js";

/** Whether it can matter what a commit changes; `rules` are those that are on for its message. */
export function asksForChange({ require }: CommitPolicy, rules: { readonly has: (id: string) => boolean }): boolean {
  return require.length > 0 && (rules.has("trailer-required") || rules.has("trailer-conflict"));
}

/** Whether it can matter which images moved. Without tag files no reference can move to a managed tag. */
export function asksForMoves({ require }: CommitPolicy, hasTagFiles: boolean): boolean {
  return require.some(({ moves }) => moves !== undefined && (moves !== "managed" || hasTagFiles));
}

/** What a commit changes, as paths in the project. */
export function changedPaths(changes: readonly RawChange[], project: Project): readonly string[] {
  const top = project.workTree ?? project.root;
  return changes.map(({ path }) => (top === project.root ? path : pathInProject(project, join(top, path))));
}
