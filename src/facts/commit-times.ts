import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readCommitTimes } from "../git/commit-times.js";
import { placeElsewhere } from "../git/repository-state.js";
import type { GitPlace } from "../git/run.js";

/** A commit by its URL, and the folder of a clone that may have it. */
interface Located {
  readonly url: string;
  readonly hash: string;
  readonly folder: string;
}

/**
 * When the commits that some URLs name were committed, as far as configured clones know: seconds since 1970, by URL.
 * @param clones folders, relative to `root`, by the beginning of the URLs that they stand for; of a whole forge or one repository
 */
export function loadCommitTimes(urls: Iterable<string>, clones: ReadonlyMap<string, string>, root: string, env: GitPlace["env"]): ReadonlyMap<string, number> {
  const byFolder = new Map<string, Located[]>();
  for (const url of new Set(urls)) {
    const located = locate(url, clones, root);
    if (located !== undefined) byFolder.set(located.folder, [...(byFolder.get(located.folder) ?? []), located]);
  }
  const times = new Map<string, number>();
  for (const [folder, commits] of byFolder) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
    const known = readCommitTimes(placeElsewhere(folder, env), commits.map(({ hash }) => hash));
    for (const { url, hash } of commits) {
      const time = known.get(hash);
      if (time !== undefined) times.set(url, time);
    }
  }
  return times;
}

/** What stands in a commit's URL behind its repository: `/commit/…` as GitHub, Gitea and cgit have it, `/-/commit/…`, `/+/…`. */
const BEHIND_REPOSITORY = /(?:\/-)?\/(?:commits?|\+)\/.*$|\/?\?.*$/;

function locate(url: string, clones: ReadonlyMap<string, string>, root: string): Located | undefined {
  const hash = /(?<![0-9a-f])[0-9a-f]{40}(?:[0-9a-f]{24})?(?![0-9a-f])/.exec(url)?.[0];
  const prefix = [...clones.keys()].filter((beginning) => url.startsWith(beginning)).sort((left, right) => right.length - left.length)[0];
  if (hash === undefined || prefix === undefined) return undefined;
  const repository = url.slice(prefix.length).replace(BEHIND_REPOSITORY, "").replace(/^\/|\.git$/g, "");
  if (repository.split("/").includes("..")) return undefined;
  return { url, hash, folder: join(resolve(root, clones.get(prefix) ?? ""), repository) };
}
