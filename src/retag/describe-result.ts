import type { RetagResult } from "./retag-result.js";

/** A result for scripts; keys may be added, never changed. What is not known is left out. */
export function describeResult({ entry, state, kind, digest, targetDigest, mediaType, platforms, message }: RetagResult) {
  const { file, line, name, sourceTag: srcTag, tag } = entry;
  return { file, line, name, srcTag, tag, state, kind, digest, targetDigest, mediaType, platforms, message };
}

export type RetagMode = "plan" | "apply" | "check";
