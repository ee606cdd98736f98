import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { realFolderOf } from "../project/real-path.js";

/** Where a document belongs. */
export interface DocumentPlace {
  /** The folder that the command line would run in. */
  readonly cwd: string;
  /** Absolute, links on the way followed; of a document that is not saved yet, a name that says its language. */
  readonly file: string;
  readonly isSaved: boolean;
}

/** What a document that has no name yet would be called, by its language as editors know it. */
const NAMES: Readonly<Record<string, string>> = {
  dockerfile: "Dockerfile",
  dockercompose: "compose.yaml",
  "yaml.docker-compose": "compose.yaml",
  gitcommit: ".git/COMMIT_EDITMSG",
  "git-commit": ".git/COMMIT_EDITMSG",
  helm: "templates/untitled.yaml",
  json: "untitled.json",
  yaml: "untitled.yaml",
};

/**
 * Where a document belongs; `undefined` for those that are no files, such as an old revision that an editor shows.
 * It belongs to the workspace folder that it is in, or to a repository of its own inside of that.
 * @param folders absolute, links followed
 * @param home where documents belong that are in none of them and have no file
 */
export function placeDocument(document: { readonly uri: string; readonly languageId: string }, folders: readonly string[], home: string): DocumentPlace | undefined {
  const path = pathOfUri(document.uri);
  if (path === undefined || path === sep) {
    const name = NAMES[document.languageId];
    const cwd = folders[0] ?? home;
    const isUnnamed = document.uri.startsWith("untitled:") || path === sep;
    return name === undefined || !isUnnamed ? undefined : { cwd, file: resolve(cwd, name), isSaved: false };
  }
  const file = realFolderOf(path);
  const around = folders.filter((folder) => file.startsWith(folder.endsWith(sep) ? folder : folder + sep)).sort((left, right) => right.length - left.length)[0];
  const workTree = workTreeOf(dirname(file));
  const isDeeper = around === undefined || (workTree !== undefined && workTree.length > around.length);
  return { cwd: isDeeper ? (workTree ?? dirname(file)) : around, file, isSaved: true };
}

/** `undefined` when it names no file of this machine. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The top of the work tree around a folder, also where the folder is the repository's own. */
function workTreeOf(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    // A linked work tree's messages are in `.git/worktrees/NAME`, beside a file that says where the work tree is.
    if (basename(dirname(folder)) === "worktrees") {
      const linked = readLink(join(folder, "gitdir"));
      if (linked !== undefined) return dirname(linked);
    }
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function readLink(file: string): string | undefined {
  try {
    return resolve(dirname(file), readFileSync(file, "utf8").trim());
  } catch {
    return undefined;
  }
}
