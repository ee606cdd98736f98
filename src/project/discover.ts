import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isUserError, UserError } from "../model/user-error.js";
import type { FileName } from "../git/names.js";
import { findWorkTree } from "../git/root.js";
import type { FolderWalker } from "./walk-folder.js";
import type { Project } from "./project.js";
import { isOutside, pathInProject } from "./project.js";
import { realFolderOf, realPathOf } from "./real-path.js";

/** A file that may be checked. */
export interface Candidate {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  /** What opens it: absolute; bytes where the name is not UTF-8. */
  readonly file: string | Buffer;
  /** Named on the command line, not merely found. */
  readonly explicit: boolean;
}

export interface Search {
  readonly project: Project;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a path could be a file of any format. */
  readonly wanted: (path: string) => boolean;
  readonly ignores: (path: string) => boolean;
  /** Apply `ignores` to files that are named, too. */
  readonly forceExclude: boolean;
  /** Lists a folder outside of a repository. */
  readonly walk: FolderWalker;
  /** Hears of each file that is named and that no format wants, as it was written. */
  readonly unknown: (path: string) => void;
  /** Hears of all names in the work tree, if they were listed. */
  readonly listed?: ((names: readonly FileName[]) => void) | undefined;
  /** Tells the user something that is no finding. */
  readonly note: (message: string) => void;
}

/**
 * The files to check, each once: those named, those in the folders named; with no paths those of the whole project.
 * A file that is named is taken even if the configuration ignores it. Symbolic links on the way to what is named are followed, so
 * that the configuration's patterns hold for where a file is, not for how somebody came there.
 * @throws UserError for a path that does not exist or is neither file nor folder, and when git refuses.
 */
export async function discover(search: Search, paths: readonly string[]): Promise<readonly Candidate[]> {
  if (paths.length === 0) return takeFound(search, search.project.root, await listFolder(search, search.project.root));
  const candidates = new Map<string, Candidate>();
  for (const path of paths) {
    const file = resolve(search.project.cwd, path);
    const found = kindOf(path, file) === "file" ? takeNamed(search, file, path) : await takeFolder(search, realPathOf(file));
    for (const candidate of found) {
      const key = candidate.file.toString("latin1");
      if (candidate.explicit || !candidates.has(key)) candidates.set(key, candidate);
    }
  }
  return [...candidates.values()];
}

/** Files that git names, relative to `folder`, as candidates: without those that no format wants or that the configuration ignores. */
export function takeFound(search: Search, folder: string, names: readonly FileName[]): readonly Candidate[] {
  const inside = pathInProject(search.project, folder);
  const prefix = inside === "" ? "" : `${inside}/`;
  const candidates: Candidate[] = [];
  for (const name of names) {
    const path = prefix + name.text;
    if (!search.wanted(path) || isIgnored(search, path)) continue;
    const file = name.raw === undefined ? `${folder}/${name.text}` : Buffer.concat([Buffer.from(`${folder}/`), name.raw]);
    candidates.push({ path, file, explicit: false });
  }
  return candidates;
}

async function takeFolder(search: Search, folder: string): Promise<readonly Candidate[]> {
  return takeFound(search, folder, await listFolder(search, folder));
}

/** A link that leads out of the project, or to a name that says nothing, counts by its own name. */
function takeNamed(search: Search, named: string, written: string): readonly Candidate[] {
  for (const file of new Set([realPathOf(named), realFolderOf(named)])) {
    const path = pathInProject(search.project, file);
    const isOwn = file === realFolderOf(named);
    if (!search.wanted(path) || (!isOwn && isOutside(path))) continue;
    return search.forceExclude && isIgnored(search, path) ? [] : [{ path, file, explicit: true }];
  }
  search.unknown(written);
  return [];
}

/** A configuration speaks of its own project only. */
const isIgnored = (search: Search, path: string): boolean => search.ignores(path) && !isOutside(path);

function kindOf(path: string, file: string): "file" | "folder" {
  try {
    const stat = statSync(file);
    if (stat.isFile()) return "file";
    if (stat.isDirectory()) return "folder";
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (code === "ENOENT" || code === "ENOTDIR") throw new UserError(`there is no file or folder ${JSON.stringify(path)}`);
    if (code === "ELOOP") throw new UserError(`${JSON.stringify(path)} is a symbolic link that leads back to itself`);
    throw new UserError(`${JSON.stringify(path)} cannot be read (${code})`);
  }
  throw new UserError(`${JSON.stringify(path)} is neither a file nor a folder`);
}

async function listFolder(search: Search, folder: string): Promise<readonly FileName[]> {
  const { project, env, listed, note } = search;
  const isMain = folder === project.workTree;
  const workTree = isMain ? folder : await findWorkTree({ cwd: folder, env });
  if (workTree === undefined) return search.walk(folder, note);
  const { listFiles } = await import("../git/listing.js");
  try {
    // With GIT_DIR alone git would take the folder for the top of the work tree.
    const names = listFiles({ cwd: folder, env: env.GIT_DIR ? { ...env, GIT_WORK_TREE: workTree } : env });
    if (isMain) listed?.(names);
    return names;
  } catch (error) {
    if (!isUserError(error) || !error.message.startsWith("git is not installed")) throw error;
    note("git is not installed, so files that .gitignore names are checked, too");
    return search.walk(folder, note);
  }
}
