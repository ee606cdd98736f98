import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { statSync } from "node:fs";
import type { PathMatcher } from "../config/path-matcher.js";
import { matchPaths } from "../config/path-matcher.js";
import { findCommit, placeElsewhere } from "../git/repository-state.js";
import type { GitPlace } from "../git/run.js";
import type { GitTagFile } from "../model/tag-settings.js";
import { quote } from "../model/quote.js";

/** A repository on this machine that has a configured tag file. */
export interface SourceClone {
  /** Of it or its copy. */
  readonly place: GitPlace;
  /** Revisions to try, in order. */
  readonly revisions: readonly string[];
  /** How people call the file: `image-tags.yaml of "https://…"`. */
  readonly name: string;
  /** Only of a copy: where the time of its last refresh is kept. */
  readonly copy: SourceCopy | undefined;
}

/** The copy of a repository that is known by its URL. */
export interface SourceCopy {
  readonly url: string;
  readonly ref: string;
  /** The name under which the copy keeps what `ref` stood for. */
  readonly keptRef: string;
  readonly folder: string;
}

/** Where a git source is kept; nothing is asked of any server. */
export function locateSource({ git, ref, path }: GitTagFile, root: string, env: GitPlace["env"]): SourceClone {
  const name = `${quote(path)} of ${quote(git)}`;
  if (!isUrl(git)) {
    const revisions = ref === undefined ? ["HEAD"] : [ref, `origin/${ref}`];
    return { place: placeElsewhere(resolve(root, git), env), revisions, name, copy: undefined };
  }
  const folder = join(cacheFolder(env), "sources", `${digest(git)}.git`);
  const copy: SourceCopy = { url: git, ref: ref ?? "HEAD", keptRef: `refs/taglint/${digest(ref ?? "HEAD")}`, folder };
  return { place: placeElsewhere(folder, env), revisions: [copy.keptRef], name, copy };
}

/** The commit that a source stands at; `undefined` where the clone, the copy or the revision is missing. */
export function findSourceTip({ place, revisions }: SourceClone): string | undefined {
  if (statSync(place.cwd, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  for (const revision of revisions) {
    const commit = findCommit(place, revision);
    if (commit !== undefined) return commit;
  }
  return undefined;
}

/** Why a source stands at no commit, and what helps. */
export function explainNoTip({ ref }: GitTagFile, { name, copy }: SourceClone): { readonly message: string; readonly hint: string } {
  if (copy !== undefined) return { message: `there is no copy of the tag file ${name} yet`, hint: "taglint tags update fetches it" };
  return { message: `the tag file ${name} cannot be read: there is no clone with the revision ${JSON.stringify(ref ?? "HEAD")}`, hint: "clone the repository there, or fetch that revision" };
}

/** The same of a commit that has no such file. */
export const explainNoFile = ({ name }: SourceClone): { readonly message: string; readonly hint: string } => ({ message: `there is no tag file ${name}`, hint: "is the path in the configuration right, and the copy new enough?" });

/** Whether a path from the top of its repository is a source's. */
export const matcherFor = ({ path }: GitTagFile): PathMatcher => matchPaths([path.startsWith("/") ? path : `/${path}`]);

/** `https://…`, `ssh://…`, `file:///…`, or `user@host:path` as scp writes it. */
export const isUrl = (git: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(git) || /^[\w.-]+@[\w.-]+:/.test(git);

/** The file whose time says when a copy was refreshed. */
export const stampOf = ({ folder, ref }: SourceCopy): string => join(folder, `taglint-${digest(ref)}.stamp`);

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

function cacheFolder(env: GitPlace["env"]): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "taglint");
  if (process.platform === "win32" && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, "taglint", "cache");
  const home = env.HOME ?? homedir();
  return process.platform === "darwin" ? join(home, "Library", "Caches", "taglint") : join(home, ".cache", "taglint");
}
