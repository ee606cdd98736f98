import type { TagEntryKey } from "../../model/tag-entry.js";
import { TAG_ENTRY_KEYS } from "../../model/tag-entry.js";

/** What an entry shall say; `src_ref` may be left out. */
export interface NewEntry {
  readonly values: Readonly<Partial<Record<TagEntryKey, string>>>;
  /** A line about how the tag was found; it stands above the tag. */
  readonly comment: string | undefined;
}

/** The lines of an entry in block style, with its dash and its keys in these columns (from 0). */
export function blockLines({ values, comment }: NewEntry, dash: number, key: number, encode: (value: string) => string): readonly string[] {
  const lines = TAG_ENTRY_KEYS.flatMap((name) => {
    const value = values[name];
    if (value === undefined) return [];
    const line = `${name}: ${encode(value)}`;
    return name === "tag" && comment !== undefined ? [`# ${comment}`, line] : [line];
  });
  return lines.map((line, index) => (index === 0 ? `${" ".repeat(dash)}-${" ".repeat(key - dash - 1)}${line}` : " ".repeat(key) + line));
}

/** An entry in flow style, which JSON can read, too; it has no place for a comment. */
export function flowText({ values }: NewEntry): string {
  const pairs = TAG_ENTRY_KEYS.flatMap((name) => (values[name] === undefined ? [] : [`${JSON.stringify(name)}: ${JSON.stringify(values[name])}`]));
  return `{${pairs.join(", ")}}`;
}
