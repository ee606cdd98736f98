import { isTag } from "../model/reference.js";
import type { Position } from "../model/text.js";
import type { WrittenEntry, WrittenKey } from "./retag-entry.js";
import { isImageName, placeOfEntry } from "./retag-entry.js";

/** Tags of this form name signatures and other things that hang on a digest. */
const DIGEST_TAG = /^sha(?:256|384|512)-[0-9a-f]{64,}/;

/** What is wrong with one of an entry's values: a sentence that names it, and what to do. */
interface ValueProblem {
  readonly key: WrittenKey;
  readonly message: string;
}

/**
 * What must not be sent to a registry, whatever rules are on for the file; all of it, in the order of the entries.
 * @returns lines `file:line:column: what`, at the value that is at fault
 */
export function findEntryProblems(entries: readonly WrittenEntry[]): readonly string[] {
  const first = new Map<string, WrittenEntry>();
  return entries.flatMap((entry) => {
    const problem = findValueProblem(entry);
    if (problem !== undefined) return `${showPlace(entry, problem.key)}: ${problem.message}`;
    const { host, repository } = placeOfEntry(entry);
    const key = `${host}/${repository}:${entry.tag}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, entry);
    if (other === undefined || other.sourceTag === entry.sourceTag) return [];
    return `${showPlace(entry, "tag")}: "${entry.name}:${entry.tag}" comes from "${entry.sourceTag}" here and from "${other.sourceTag}" in ${showPlace(other, "tag")}; keep one of them`;
  });
}

function showPlace({ file, positions }: WrittenEntry, key: WrittenKey): string {
  const { line, column }: Position = positions[key];
  return `${file}:${line}:${column}`;
}

function findValueProblem({ name, tag, sourceTag }: WrittenEntry): ValueProblem | undefined {
  if (!isImageName(name)) return { key: "name", message: `name ${JSON.stringify(name)} is no name of an image; write registry/repository` };
  for (const [key, value] of [["src_build_tag", sourceTag], ["tag", tag]] as const) {
    if (!isTag(value)) return { key, message: `${key} ${JSON.stringify(value)} is no tag; write letters, digits, "_", "." and "-", at most 128` };
  }
  return DIGEST_TAG.test(tag) ? { key: "tag", message: `tag "${tag}" has the form of a signature's tag; choose another` } : undefined;
}
