import { isDigest } from "../model/reference.js";
import { UserError } from "../model/user-error.js";
import { lockKey } from "./lock-file.js";
import type { RetagEntry } from "./retag-entry.js";

/** The digests from which tags are to be moved, by `name:tag` as the tag file writes it. */
export type Moves = ReadonlyMap<string, string>;

/**
 * Reads values of `--move`: `name:tag@sha256:<the digest there now>`.
 * @throws UserError for a value that is none, comes twice, or is about no entry
 */
export function parseMoves(texts: readonly string[], entries: readonly RetagEntry[]): Moves {
  const known = new Set(entries.map(lockKey));
  const moves = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf("@");
    const [key, digest] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 0 || !isDigest(digest)) throw new UserError(`--move takes name:tag@digest, not ${JSON.stringify(text)}`, "the digest is the one that the tag has now, as the plan shows it");
    if (!known.has(key)) throw new UserError(`--move names ${JSON.stringify(key)}, which is no entry of the tag file`, "write the name as the tag file does");
    if (moves.has(key)) throw new UserError(`--move names ${JSON.stringify(key)} twice`);
    moves.set(key, digest);
  }
  return moves;
}
