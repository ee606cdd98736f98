import { identify } from "../../formats/identify.js";
import type { Linter } from "../../linter.js";
import { expandReference } from "../../model/expand-reference.js";
import type { Facts, OtherTagFile } from "../../model/facts.js";
import { groupBy } from "../../model/group-by.js";
import { describeImage, hasDigest, isAbsent } from "../../model/image.js";
import { LineMap } from "../../model/line-map.js";
import { ownName } from "../../model/managed-images.js";
import { normalizeName, splitName } from "../../model/reference.js";
import { imageOfEntry, textOfEntry } from "../../model/tag-entry.js";
import type { Position } from "../../model/text.js";
import type { TextSource } from "../gather.js";
import type { Setup } from "../load-settings.js";
import type { TagFileText } from "./tag-files.js";

/** A place of a file. */
export interface Place extends Position {
  readonly path: string;
}

export interface Use extends Place {
  /** With Docker's defaults. */
  readonly reference: string;
}

/** Of another repository's file there is no line, and the path is its name for people. */
export interface ListedEntry {
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly name: string;
  readonly tag: string;
  readonly src_build_tag: string | null;
  readonly src_ref: string | null;
  readonly uses: readonly Use[];
}

/** A reference to a managed image by another tag than its entries have now. */
export interface Lagging extends Use {
  readonly tags: readonly string[];
}

export interface TagUsage {
  readonly entries: readonly ListedEntry[];
  readonly behind: readonly Lagging[];
}

/** The entries of tag files, of the project and of others, with the references that use them, and those that use what an image had before, or never. */
export function findUsage(files: readonly TagFileText[], texts: readonly TextSource[], linter: Linter, { settings }: Setup, facts: Facts | undefined): TagUsage {
  const entries = [...files.flatMap(listEntries), ...(facts?.otherFiles ?? []).flatMap(listOther)];
  const byImage = groupManaged(entries);
  const behind: Lagging[] = [];
  for (const { path, reading } of texts) {
    const lines = new LineMap(reading.text);
    for (const image of identify(path, reading.text, settings.formatFor(path)) === undefined ? [] : linter.extract({ path, text: reading.text })) {
      const expansions = expandReference(image, settings.placeholders.values);
      const own = [...new Set(expansions.flatMap(({ name }) => (name === undefined ? [] : (byImage.get(ownName(name, settings.tagging.mirrors)) ?? []))))];
      const [first, ...others] = own;
      // A digest alone says nothing of a tag.
      if (first === undefined || (isAbsent(image.tag) && hasDigest(image))) continue;
      const use = { path, ...lines.positionAt(image.range.start), reference: describeImage(image) };
      const tags = isAbsent(image.tag) ? ["latest"] : [...new Set(expansions.flatMap(({ tag }) => tag ?? []))];
      for (const tag of tags) for (const managed of own) for (const entry of managed.entries.get(tag) ?? []) entry.uses.push(use);
      // What is not known may well be right.
      const isBehind = tags.some((tag) => own.every((managed) => !managed.entries.has(tag)));
      if (isBehind) behind.push({ ...use, tags: others.length === 0 ? first.tags : [...new Set(own.flatMap((managed) => managed.tags))] });
    }
  }
  return { entries, behind };
}

/** An image with its entries by their tags; made once, because there may be very many. */
interface ManagedEntries {
  readonly entries: ReadonlyMap<string, readonly OpenEntry[]>;
  readonly tags: readonly string[];
}

function groupManaged(entries: readonly OpenEntry[]): ReadonlyMap<string, ManagedEntries> {
  return new Map(
    Array.from(groupBy(entries, ({ name }) => name), ([name, own]) => {
      const byTag = groupBy(own, ({ tag }) => tag);
      return [name, { entries: byTag, tags: [...byTag.keys()] }] as const;
    }),
  );
}

type OpenEntry = ListedEntry & { readonly uses: Use[] };

function listEntries({ path, text, entries }: TagFileText): readonly OpenEntry[] {
  const lines = new LineMap(text);
  return entries.flatMap((entry) => {
    const [name, tag] = [imageOfEntry(entry), textOfEntry(entry, "tag")];
    if (name === undefined || tag === undefined) return [];
    return [{ name, tag, src_build_tag: textOfEntry(entry, "src_build_tag") ?? null, src_ref: textOfEntry(entry, "src_ref") ?? null, path, ...lines.positionAt(entry.range.start), uses: [] }];
  });
}

const listOther = ({ name: path, entries }: OtherTagFile): readonly OpenEntry[] =>
  entries.map(({ name, tag, buildTag, ref }) => ({ name: normalizeName(splitName(name)), tag, src_build_tag: buildTag ?? null, src_ref: ref ?? null, path, line: null, column: null, uses: [] }));
