import { readdirSync } from "node:fs";
import type fastGlob from "fast-glob";
import type { FileName } from "../git/names.js";

/** Lists the files below a folder, relative to it. */
export type FolderWalker = (folder: string, note: (message: string) => void) => readonly FileName[];

/** Folders that hold other people's code, or no files of the project at all. */
const SKIPPED = ["**/node_modules/**", "**/.git/**"];

/**
 * Walks folders outside of a repository: hidden files too, no symbolic links, nothing but files.
 * A folder that cannot be read is noted and left out. `load` gives the package, late, because hardly any run needs it.
 */
export function createFolderWalker(load: () => typeof fastGlob): FolderWalker {
  return (folder, note) => {
    const readdir = (path: string): ReturnType<typeof readFolder> => readFolder(path, note);
    const names = load().sync("**/*", { cwd: folder, dot: true, ignore: SKIPPED, followSymbolicLinks: false, fs: { readdirSync: readdir as unknown as typeof readdirSync } });
    return names.sort().map((text) => ({ text }));
  };
}

function readFolder(path: string, note: (message: string) => void) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    note(`the folder ${JSON.stringify(path)} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
    return [];
  }
}
