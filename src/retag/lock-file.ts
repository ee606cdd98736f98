import { isDigest, isTag } from "../model/reference.js";
import { UserError } from "../model/user-error.js";
import { isImageName } from "./retag-entry.js";
import type { RetagResult } from "./retag-result.js";

/** Its name; it lies beside the configuration. */
export const LOCK_FILE = "retag.lock.json";

/** What a tag was found or made to be. The keys of the file, except for the first two, are those of the tag file and of OCI. */
export interface LockEntry {
  readonly name: string;
  readonly tag: string;
  readonly src_build_tag: string;
  readonly src_ref?: string | undefined;
  readonly digest: string;
  readonly mediaType?: string | undefined;
  readonly size?: number | undefined;
  /** Of an index whose bytes were read: `os/architecture[/variant]`, sorted. */
  readonly platforms?: readonly string[] | undefined;
}

/** Entries by {@link lockKey}. */
export type Lock = ReadonlyMap<string, LockEntry>;

export const lockKey = ({ name, tag }: Pick<LockEntry, "name" | "tag">): string => `${name}:${tag}`;

/**
 * Reads a lock file's text.
 * @param path for messages
 * @throws UserError when it is no lock file that this version understands
 */
export function parseLock(text: string, path: string): Lock {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw broken(path, "is not JSON");
  }
  const { version, entries } = isObject(data) ? data : {};
  if (version !== 1) throw broken(path, "has no version that this taglint knows");
  if (!Array.isArray(entries)) throw broken(path, "has no list of entries");
  const lock = new Map<string, LockEntry>();
  for (const [index, entry] of (entries as readonly unknown[]).entries()) {
    if (!isLockEntry(entry)) throw broken(path, `has an entry, the ${index + 1}., without a name, tag, src_build_tag and digest that are such, or with something else than taglint writes`);
    const key = lockKey(entry);
    if (lock.has(key)) throw broken(path, `has two entries for ${JSON.stringify(key)}`);
    lock.set(key, entry);
  }
  return lock;
}

/** The file's text: sorted, without times, so that the same state always gives the same bytes. */
export function formatLock(lock: Lock): string {
  const entries = [...lock.values()].sort((left, right) => compare(left.name, right.name) || compare(left.tag, right.tag));
  const ordered = entries.map(({ name, tag, src_build_tag, src_ref, digest, mediaType, size, platforms }) => ({ name, tag, src_build_tag, src_ref, digest, mediaType, size, platforms }));
  return `${JSON.stringify({ version: 1, entries: ordered }, undefined, 2)}\n`;
}

/**
 * What the lock is to say about a result that the registry was seen to have; `undefined` for all others.
 * @param before what it says now; where the digest is the same, what else is known of it stays
 */
export function lockResult({ entry, state, digest, mediaType, size, platforms }: RetagResult, before: LockEntry | undefined): LockEntry | undefined {
  if ((state !== "created" && state !== "up-to-date") || digest === undefined) return undefined;
  const { name, tag, sourceTag: src_build_tag, sourceRef: src_ref } = entry;
  const known = before?.digest === digest ? before : undefined;
  return { name, tag, src_build_tag, src_ref, digest, mediaType: mediaType ?? known?.mediaType, size: size ?? known?.size, platforms: platforms ?? known?.platforms };
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const isObject = (data: unknown): data is Readonly<Record<string, unknown>> => typeof data === "object" && data !== null;

function isLockEntry(data: unknown): data is LockEntry {
  if (!isObject(data)) return false;
  const { name, tag, src_build_tag, src_ref, digest, mediaType, size, platforms } = data;
  if (typeof name !== "string" || typeof tag !== "string" || typeof src_build_tag !== "string" || typeof digest !== "string") return false;
  const isKnown = [src_ref, mediaType].every((text) => text === undefined || typeof text === "string") && (size === undefined || typeof size === "number") && (platforms === undefined || isTexts(platforms));
  return isKnown && isImageName(name) && isTag(tag) && isTag(src_build_tag) && isDigest(digest);
}

const isTexts = (data: unknown): data is readonly string[] => Array.isArray(data) && data.every((text) => typeof text === "string");

const broken = (path: string, what: string): UserError =>
  new UserError(`the lock file ${JSON.stringify(path)} ${what}`, "take back what changed it; or remove it, and taglint retag --apply writes it anew from what the registry has");
