import type { CommitChange, ImageMove } from "./commit.js";
import type { Requirement } from "./commit-policy.js";
import { quote } from "./quote.js";
import { matchesGlob } from "./tag-pattern.js";

/** What of a change a requirement is about, for messages: `the change of "a.yaml"`; `undefined` when it is not about this change. */
export function findCause({ matchesPath, moves }: Requirement, change: CommitChange): string | undefined {
  const path = matchesPath && change.paths().find(matchesPath);
  if (matchesPath !== undefined && path === undefined) return undefined;
  const move = moves && change.moves().find((candidate) => isMeant(candidate, moves));
  if (moves !== undefined && move === undefined) return undefined;
  if (move !== undefined) return `the move of ${quote(move.names[0] ?? "")} from ${quote(move.before)} to ${moves === "managed" ? "the managed tag " : ""}${quote(move.after)} in ${quote(move.path)}`;
  return path === undefined ? undefined : `the change of ${quote(path)}`;
}

function isMeant({ names, isManaged }: ImageMove, moves: readonly string[] | "managed"): boolean {
  return moves === "managed" ? isManaged : moves.some((pattern) => names.some((name) => matchesGlob(pattern, name)));
}
