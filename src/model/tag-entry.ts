import type { Problem } from "./document.js";
import type { Slot } from "./image.js";
import { normalizeName, splitName } from "./reference.js";
import type { Range, SourceText } from "./text.js";

/** The keys of a tag file's entry, in the order in which they stand. */
export const TAG_ENTRY_KEYS = ["name", "src_build_tag", "src_ref", "tag"] as const;

export type TagEntryKey = (typeof TAG_ENTRY_KEYS)[number];

/** The value of one of an entry's keys. */
export interface TagEntryValue {
  /** As YAML reads a string; what is no string as it is written, what is missing as empty. */
  readonly source: SourceText;
  /** Whether YAML gives every reader this string, and no number, date or null. */
  readonly isString: boolean;
  readonly keyRange: Range;
  /** Missing where an edit could not mean this value alone. */
  readonly slot: Slot | undefined;
}

/** One entry of a tag file: image `name`, which was built as `src_build_tag` from `src_ref`, is published as `tag`. */
export interface TagEntry {
  /** From its first key to the end of its last value; of an alias, the alias. */
  readonly range: Range;
  /** Which of the file's YAML documents it stands in, from 0. */
  readonly document: number;
  /** Keys whose value is a mapping or a list are left out, as are those that are not written; of a key that is written twice, the last. */
  readonly values: Readonly<Partial<Record<TagEntryKey, TagEntryValue>>>;
}

/** What keeps a file from having the shape of a tag file. */
export interface ShapeProblem extends Problem {
  /** `src_ref` is missing, which some projects allow. */
  readonly isAllowed?: boolean;
  /** It is not certain what readers make of the file, so nothing may be written into it. */
  readonly isAmbiguous?: boolean;
}

/** What a tag file holds. */
export interface TagFile {
  /** In the order of the file. */
  readonly entries: readonly TagEntry[];
  /** In the order of the file. */
  readonly problems: readonly ShapeProblem[];
}

/** The text of an entry's value, if it is a string that is not empty. */
export function textOfEntry(entry: TagEntry, key: TagEntryKey): string | undefined {
  const value = entry.values[key];
  return value?.isString === true && value.source.value !== "" ? value.source.value : undefined;
}

/** The image that an entry is of, with Docker's defaults, so that spellings of one name compare. */
export function imageOfEntry(entry: TagEntry): string | undefined {
  const name = textOfEntry(entry, "name");
  return name === undefined ? undefined : normalizeName(splitName(name));
}
