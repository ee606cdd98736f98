import { resolve } from "node:path";
import { expandReference } from "../model/expand-reference.js";
import type { Image } from "../model/image.js";
import type { ManagedImage } from "../model/managed-images.js";
import { managedImages, ownName } from "../model/managed-images.js";
import type { TagEntry } from "../model/tag-entry.js";
import { imageOfEntry, textOfEntry } from "../model/tag-entry.js";
import type { CheckedDocument } from "./checker.js";

/** An entry of the project's tag files. */
export interface ManagedPlace {
  /** Absolute. */
  readonly file: string;
  /** Relative to the project. */
  readonly path: string;
  readonly entry: TagEntry;
  readonly tag: string;
}

export interface Managed {
  readonly image: ManagedImage;
  /** Where the project's own tag files speak of it. */
  readonly places: readonly ManagedPlace[];
}

/** What tag files say of an image; `undefined` where none manages it. */
export function findManaged(image: Image, checked: CheckedDocument): Managed | undefined {
  const { settings } = checked.ground?.project.setup ?? {};
  if (settings === undefined) return undefined;
  const name = expandReference(image, settings.placeholders.values).flatMap((expansion) => expansion.name ?? [])[0];
  return name === undefined ? undefined : managedByName(name, checked);
}

/** @param written registry and repository as they stand in the document */
export function managedByName(written: string, { file, ground }: CheckedDocument): Managed | undefined {
  const { settings, project } = ground?.project.setup ?? {};
  if (file?.facts === undefined || settings === undefined || project === undefined) return undefined;
  const name = ownName(written, settings.tagging.mirrors);
  const image = managedImages(file.facts).get(name);
  if (image === undefined) return undefined;
  const places = file.facts.tagFiles.flatMap(({ path, entries }) =>
    entries.filter((entry) => imageOfEntry(entry) === name).map((entry) => ({ file: resolve(project.root, path), path, entry, tag: textOfEntry(entry, "tag") ?? "" })),
  );
  return { image, places };
}

/** The image at an offset, at one of its edges too. */
export function imageAt({ file, ground }: CheckedDocument, offset: number): Image | undefined {
  const images = file === undefined ? undefined : ground?.project.linter?.extract(file);
  return images?.find(({ range, tag }) => [range, tag.range, ...(tag.slot === undefined ? [] : [tag.slot.range])].some(({ start, end }) => start <= offset && offset <= end));
}
