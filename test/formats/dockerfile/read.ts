import { format as dockerfile } from "../../../src/formats/dockerfile/index.js";
import type { Document } from "../../../src/model/document.js";
import type { Image } from "../../../src/model/image.js";
import { isAbsent } from "../../../src/model/image.js";
import { LineMap } from "../../../src/model/line-map.js";
import { showParts } from "../../../src/model/part.js";

export const read = (text: string, path = "Dockerfile", placeholder?: RegExp): Document => dockerfile.parse({ path, text }, { placeholder });

/** The images as `line where registry/repository:tag@digest`, known values put in, unknown ones as written. */
export function images(text: string, placeholder?: RegExp): readonly string[] {
  const lines = new LineMap(text);
  return read(text, "Dockerfile", placeholder).images.map((image) => `${lines.lineAt(image.range.start)} ${image.where} ${show(image)}`);
}

export function show({ registry, repository, tag, digest }: Image): string {
  const host = isAbsent(registry) ? "" : `${showParts(registry.parts)}/`;
  if (tag.parts[0]?.kind === "unknown" && tag.parts[0] === digest.parts[0]) return `${host}${showParts(repository.parts)} (open)`;
  const version = isAbsent(tag) ? "" : `:${showParts(tag.parts)}`;
  return `${host}${showParts(repository.parts)}${version}${isAbsent(digest) ? "" : `@${showParts(digest.parts)}`}`;
}

/** The problems as `line: message`. */
export function problems(text: string, path?: string): readonly string[] {
  const lines = new LineMap(text);
  return read(text, path).problems.map(({ range, message }) => `${lines.lineAt(range.start)}: ${message}`);
}
