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
  /**
   * Those that are text; what cannot be read is as good as absent. It reads the disk when it is asked something new, and else
   * answers with the same list.
   */
  readonly read: (query: FileQuery) => readonly SourceFile[];
}

/** For texts that stand alone. */
export const NO_FILES: ProjectFiles = { root: "", read: () => [] };

/** Files at hand, as a project of which nothing else is known. */
export function filesAtHand(files: readonly SourceFile[]): ProjectFiles {
  return rememberAnswers({ root: "", read: (query) => files.filter(({ path }) => isAsked(path, query)) });
}

/** Answers what was asked before as before, for so many milliseconds. */
export function rememberAnswers({ root, read }: ProjectFiles, lifetime = Infinity, now: () => number = () => 0): ProjectFiles {
  const answers = new Map<string, { readonly files: readonly SourceFile[]; readonly since: number }>();
  return {
    root,
    read(query) {
      const key = JSON.stringify(query);
      const known = answers.get(key);
      if (known !== undefined && now() - known.since < lifetime) return known.files;
      const files = read(query);
      answers.set(key, { files, since: now() });
      return files;
    },
  };
}

/** Whether a query means a file of this path. */
export const isAsked = (path: string, { below, names }: FileQuery): boolean => isBelow(below, path) && isNamed(path, names);

const isBelow = (folder: string, path: string): boolean => folder === "" || path.startsWith(`${folder}/`);

export const isNamed = (path: string, names: readonly string[] | undefined): boolean => names?.includes(path.slice(path.lastIndexOf("/") + 1)) ?? true;
