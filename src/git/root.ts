import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { GitPlace } from "./run.js";

/**
 * The top folder of the work tree around a folder; `undefined` outside a repository.
 * Looks for `.git` itself, because that is a hundred times cheaper than asking git; git is asked when the environment names a
 * repository, as it does in the hooks of a linked work tree.
 */
export async function findWorkTree(place: GitPlace): Promise<string | undefined> {
  if (place.env.GIT_DIR || place.env.GIT_WORK_TREE) {
    const { runGit } = await import("./run.js");
    return runGit(place, ["rev-parse", "--show-toplevel"]).toString("utf8").replace(/\r?\n$/, "");
  }
  for (let folder = place.cwd; ; folder = dirname(folder)) {
    if (existsSync(`${folder}/.git`)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
