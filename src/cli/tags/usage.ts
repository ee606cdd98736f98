import { identify } from "../../formats/identify.js";
import type { Linter } from "../../linter.js";
import { expandPlaceholders } from "../../model/expand-placeholders.js";
import type { Image } from "../../model/image.js";
import { describeImage, isAbsent, valueOf } from "../../model/image.js";
import { LineMap } from "../../model/line-map.js";
import { normalizeName, splitName } from "../../model/reference.js";
import type { PlaceholderValues } from "../../model/rule.js";
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

export interface ListedEntry extends Place {
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

/** The entries of tag files with the references that use them, and those that use what an image had before, or never. */
export function findUsage(files: readonly TagFileText[], texts: readonly TextSource[], linter: Linter, { settings }: Setup): TagUsage {
  const entries = files.flatMap(listEntries);
  const byImage = new Map<string, OpenEntry[]>();
  for (const entry of entries) byImage.set(entry.name, [...(byImage.get(entry.name) ?? []), entry]);
  const behind: Lagging[] = [];
  for (const { path, reading } of texts) {
    const lines = new LineMap(reading.text);
    for (const image of identify(path, reading.text, settings.formatFor(path)) === undefined ? [] : linter.extract({ path, text: reading.text })) {
      const own = byImage.get(nameOf(image, settings.tagging.mirrors) ?? "");
      if (own === undefined) continue;
      const use = { path, ...lines.positionAt(image.range.start), reference: describeImage(image) };
      const tags = tagsOf(image, settings.placeholders.values);
      for (const entry of own) if (tags.includes(entry.tag)) entry.uses.push(use);
      // What is not known may well be right.
      if (tags.some((tag) => tag !== undefined && own.every((entry) => entry.tag !== tag))) behind.push({ ...use, tags: [...new Set(own.map(({ tag }) => tag))] });
    }
  }
  return { entries, behind };
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

/** The name of an image with Docker's defaults, without a mirror's prefix; `undefined` where some of it is not known. */
function nameOf({ registry, repository }: Image, mirrors: readonly string[]): string | undefined {
  const [host, path] = [valueOf(registry), valueOf(repository)];
  if (path === undefined || (host === undefined && !isAbsent(registry))) return undefined;
  const whole = host === undefined ? path : `${host}/${path}`;
  const prefix = mirrors.find((mirror) => whole.startsWith(mirror)) ?? "";
  return normalizeName(splitName(whole.slice(prefix.length)));
}

const tagsOf = ({ tag }: Image, values: PlaceholderValues): readonly (string | undefined)[] => (isAbsent(tag) ? ["latest"] : expandPlaceholders(tag, values).map(valueOf));
