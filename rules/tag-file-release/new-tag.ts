import { recordOf } from "../../src/model/entry-record.js";
import type { RuleContext } from "../../src/model/rule.js";
import type { TagEntry } from "../../src/model/tag-entry.js";
import { imageOfEntry, textOfEntry } from "../../src/model/tag-entry.js";
import { findPast } from "../../src/model/tag-past.js";

/** Whether no tag file had, or ever had, the entry's tag before the change. Of a file whose past is not known, none is new. */
export function isNewTag(entry: TagEntry, { facts, file }: Pick<RuleContext, "facts" | "file">): boolean {
  const files = facts?.tagFiles ?? [];
  if (files.every(({ path, base }) => path !== file.path || base === undefined)) return false;
  const record = recordOf(entry);
  if (facts !== undefined && record !== undefined && findPast(record, facts) !== undefined) return false;
  const key = keyOf(entry);
  return !files.some(({ base }) => base !== undefined && keysOf(base).has(key));
}

const keysByBase = new WeakMap<readonly TagEntry[], ReadonlySet<string>>();

/** Made once for all entries, because a file may have very many. */
function keysOf(base: readonly TagEntry[]): ReadonlySet<string> {
  const keys = keysByBase.get(base) ?? new Set(base.map(keyOf));
  keysByBase.set(base, keys);
  return keys;
}

const keyOf = (entry: TagEntry): string => `${imageOfEntry(entry) ?? ""}\n${textOfEntry(entry, "tag") ?? ""}`;
