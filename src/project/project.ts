import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

/** Where a run takes place. All folders are absolute. */
export interface Project {
  readonly cwd: string;
  /** What paths in findings, patterns and the configuration are relative to. */
  readonly root: string;
  /** The top of the work tree; `undefined` outside a repository. */
  readonly workTree: string | undefined;
  readonly configFile: string | undefined;
}

/**
 * Settles a project's root: the folder of the configuration that was found, else the repository's, else the working directory.
 * A configuration that was named moves no root, because it may well live outside of the project.
 */
export function locateProject(cwd: string, workTree: string | undefined, config: { readonly found?: string | undefined; readonly named?: string | undefined }): Project {
  const root = config.found === undefined ? (workTree ?? cwd) : dirname(config.found);
  const configFile = config.named === undefined ? config.found : resolve(cwd, config.named);
  return { cwd, root, workTree, configFile };
}

/** A file's path relative to the project's root, with `/`; begins with `../` for a file outside of it. */
export function pathInProject(project: Project, file: string): string {
  return pathIn(project.root, file);
}

/** A path relative to a folder, with `/`; begins with `../` outside of it. */
export const pathIn = (folder: string, file: string): string => withSlashes(relative(folder, file));

/** A project's path as somebody in the working directory would write it. */
export function pathFromCwd(project: Project, path: string): string {
  return project.cwd === project.root ? path : withSlashes(relative(project.cwd, resolve(project.root, path)));
}

/** A project's path relative to the top of the work tree, as git writes it in diffs; outside a repository from the working directory. */
export function pathFromTop(project: Project, path: string): string {
  return withSlashes(relative(project.workTree ?? project.cwd, resolve(project.root, path)));
}

export const isOutside = (path: string): boolean => path === ".." || path.startsWith("../") || isAbsolute(path);

const withSlashes = (path: string): string => (sep === "/" ? path : path.split(sep).join("/"));
