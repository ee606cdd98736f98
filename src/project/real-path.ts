import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Where an absolute path leads when all symbolic links on the way are followed. Of what does not exist (yet) the part that does is
 * followed. Never throws: what the system refuses to follow stays as it is.
 */
export function realPathOf(path: string): string {
  const missing: string[] = [];
  for (let rest = path; ; rest = dirname(rest)) {
    const real = follow(rest);
    if (real !== undefined) return join(real, ...missing);
    if (rest === dirname(rest)) return path;
    missing.unshift(basename(rest));
  }
}

/** Where the file is whose last link is not followed, so that it keeps its own name. */
export function realFolderOf(path: string): string {
  return join(realPathOf(dirname(path)), basename(path));
}

function follow(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
