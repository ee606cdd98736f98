import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder in which git keeps what belongs to a work tree: `.git`, or where a file of that name says. Absolute, as `workTree` is. */
export function gitFolderOf(workTree: string): string {
  const path = join(workTree, ".git");
  try {
    const link = /^gitdir: (.*)/.exec(readFileSync(path, "utf8"))?.[1];
    return link === undefined ? path : resolve(workTree, link.trim());
  } catch {
    return path;
  }
}
