import { FLOATING_TAGS } from "./floating.js";
import { quote } from "./quote.js";
import { isTag } from "./reference.js";
import type { OptionSchema, Report, RuleOptions } from "./rule.js";
import type { TagEntry } from "./tag-entry.js";
import { textOfEntry } from "./tag-entry.js";
import { matchesGlob } from "./tag-pattern.js";
import { hasShape } from "./tag-shape.js";

/** The options of a rule about one of an entry's two tags. */
export interface EntryTagOptions extends RuleOptions {
  readonly tags: readonly string[];
  readonly pattern: string;
}

/** The schema of the option `tags`. */
export const FLOATING_OPTION: OptionSchema = { type: "array", items: { type: "string", minLength: 1 }, default: FLOATING_TAGS, description: "Tags that float. `*` stands for any text, `?` for one character; case counts." };

/** What is wrong with a tag, to follow it in a message, and what to do. */
export interface EntryTagMessages {
  readonly noTag: string;
  readonly moves: string;
  /** Follows the pattern that the tag should match. */
  readonly otherShape: string;
}

/** Judges a tag of an entry: it is one, does not float, and has the project's shape. */
export function* judgeEntryTag(entry: TagEntry, key: "tag" | "src_build_tag", { tags, pattern }: EntryTagOptions, { noTag, moves, otherShape }: EntryTagMessages): Generator<Report> {
  const tag = textOfEntry(entry, key);
  const range = entry.values[key]?.source.range;
  if (tag === undefined || range === undefined) return;
  const shown = `${key} ${quote(tag)}`;
  if (!isTag(tag)) yield { range, message: `${shown} is no tag ${noTag}` };
  else if (tags.some((floating) => matchesGlob(floating, tag))) yield { range, message: `${shown} moves; ${moves}` };
  else if (!hasShape(pattern, tag)) yield { range, message: `${shown} does not have the required shape ${pattern}; ${otherShape}` };
}
