import { isRegistry, isRepository, isTag, LONGEST_NAME, splitName } from "../model/reference.js";
import type { RetagEntry } from "./retag-entry.js";
import { placeOfEntry } from "./retag-entry.js";

export interface EntryProblem {
  readonly entry: RetagEntry;
  /** One sentence that names the value at fault. */
  readonly message: string;
}

/** Tags of this form name signatures and other things that hang on a digest. */
const DIGEST_TAG = /^sha(?:256|384|512)-[0-9a-f]{64,}/;

/** What must not be sent to a registry, whatever rules are on for the file; all of it, in the order of the entries. */
export function findEntryProblems(entries: readonly RetagEntry[]): readonly EntryProblem[] {
  const first = new Map<string, RetagEntry>();
  return entries.flatMap((entry) => {
    const message = describeProblem(entry);
    if (message !== undefined) return { entry, message };
    const { host, repository } = placeOfEntry(entry);
    const key = `${host}/${repository}:${entry.tag}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, entry);
    if (other === undefined || other.sourceTag === entry.sourceTag) return [];
    return { entry, message: `"${entry.name}:${entry.tag}" comes from "${entry.sourceTag}" here and from "${other.sourceTag}" in ${other.file}:${other.line}; keep one of them` };
  });
}

function describeProblem({ name, tag, sourceTag }: RetagEntry): string | undefined {
  const { registry, repository } = splitName(name);
  if (name.length > LONGEST_NAME || !isRepository(repository) || (registry !== undefined && !isRegistry(registry))) return `name ${JSON.stringify(name)} is no name of an image; write registry/repository`;
  for (const [key, value] of [["src_build_tag", sourceTag], ["tag", tag]] as const) {
    if (!isTag(value)) return `${key} ${JSON.stringify(value)} is no tag`;
  }
  return DIGEST_TAG.test(tag) ? `tag "${tag}" has the form of a signature's tag; choose another` : undefined;
}
