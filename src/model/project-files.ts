import type { SourceFile } from "./document.js";

/** Which of a project's files are wanted: those below a folder, of certain names if any are given. */
export interface FileQuery {
  /** Relative to what `ProjectFiles` counts from; empty for all of it. */
  readonly below: string;
  /** Without folders: `values.yaml`. */
  readonly names?: readonly string[];
}

/**
 * The other files of a project, for what a file leaves to them. Their paths count from a folder around all that belongs
 * together, such as the top of the work tree; `root` is where in it the project's own paths begin, empty if that is the same.
 */
export interface ProjectFiles {
  readonly root: string;
  /** Those that are text; what cannot be read is as good as absent. Asked seldom, since it reads the disk. */
  readonly read: (query: FileQuery) => readonly SourceFile[];
}

/** For texts that stand alone. */
export const NO_FILES: ProjectFiles = { root: "", read: () => [] };

/** Files at hand, as a project of which nothing else is known. */
export function filesAtHand(files: readonly SourceFile[]): ProjectFiles {
  return { root: "", read: ({ below, names }) => files.filter(({ path }) => isBelow(below, path) && isNamed(path, names)) };
}

export const isBelow = (folder: string, path: string): boolean => folder === "" || path.startsWith(`${folder}/`);

export const isNamed = (path: string, names: readonly string[] | undefined): boolean => names?.includes(path.slice(path.lastIndexOf("/") + 1)) ?? true;
