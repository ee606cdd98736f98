import { basename } from "node:path";
import { identify } from "../formats/identify.js";
import type { CommitSource } from "../model/commit.js";
import { isOutside, pathInProject } from "../project/project.js";
import type { DocumentPlace } from "./document-place.js";
import type { Host } from "./host.js";
import type { ProjectState } from "./project-state.js";
import { faultOf } from "./project-state.js";
import type { Workspace } from "./workspace.js";

/** What a document is checked by, whatever its text: it changes only with what is on the disk. */
export interface Ground {
  /** The workspace's, when this was found out. */
  readonly generation: number;
  readonly place: DocumentPlace;
  readonly project: ProjectState;
  /** Relative to the project, as the linter has it; `undefined` when it is not checked. */
  readonly path: string | undefined;
  readonly isConfig: boolean;
  /** Of a commit message in its repository. */
  readonly commit: CommitSource | undefined;
}

const CONFIG_NAMES: readonly string[] = [".taglint.yaml", ".taglint.yml"];

/** Finds out what a document is checked by; `undefined` for a document that is no file. */
export async function findGround(document: { readonly uri: string; readonly languageId: string }, host: Host, workspace: Workspace): Promise<Ground | undefined> {
  const { generation } = workspace;
  const place = workspace.placeOf(document);
  if (place === undefined) return undefined;
  const project = await workspace.projectIn(place.cwd);
  const isConfig = place.isSaved && (CONFIG_NAMES.includes(basename(place.file)) || workspace.configIn(place.cwd) === place.file);
  const path = pathToCheck(place, project);
  return { generation, place, project, path, isConfig, commit: path === undefined ? undefined : readCommit(place, path, project, host) };
}

/** A configuration speaks of its own project only. */
function pathToCheck({ file }: DocumentPlace, { setup }: ProjectState): string | undefined {
  if (setup === undefined) return undefined;
  const path = pathInProject(setup.project, file);
  return !isOutside(path) && setup.settings.ignores(path) ? undefined : path;
}

function readCommit({ file, isSaved }: DocumentPlace, path: string, { setup, linter }: ProjectState, host: Host): CommitSource | undefined {
  if (setup === undefined || linter === undefined || !isSaved) return undefined;
  if (identify(path, "", setup.settings.formatFor(path))?.id !== "commit-message") return undefined;
  try {
    return host.readMessageSource(file, setup, linter);
  } catch (error) {
    // Git refuses, for instance in somebody else's repository; the message can be read as most are, all the same.
    if (faultOf(error).isBug) throw error;
    return undefined;
  }
}
