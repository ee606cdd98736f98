import { existsSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";

export interface ServerSearch {
  /** The workspace's folders, absolute. */
  readonly folders: readonly string[];
  /** What the settings name; empty when they name none. */
  readonly path: string;
  /** Whether the user trusts the workspace, so that code out of it may run. */
  readonly isTrusted: boolean;
}

/** The program to run: what the settings name, else the workspace's own, and nothing out of a workspace that is not trusted. */
export function findServer({ folders, path, isTrusted }: ServerSearch): string | undefined {
  if (path !== "") {
    const [first] = folders;
    if (isAbsolute(path)) return isInside(path, folders) && !isTrusted ? undefined : path;
    return isTrusted && first !== undefined ? join(first, path) : undefined;
  }
  if (!isTrusted) return undefined;
  return folders.map((folder) => join(folder, "node_modules", "taglint", "dist", "taglint.cjs")).find((file) => existsSync(file));
}

const isInside = (path: string, folders: readonly string[]): boolean => folders.some((folder) => resolve(path).startsWith(join(folder, "/")));
