import type { Component, Image } from "./image.js";
import { isAbsent } from "./image.js";
import type { Part } from "./part.js";
import { showParts, writtenParts } from "./part.js";
import type { Reference } from "./reference.js";
import { normalizeName } from "./reference.js";
import { matchesGlob } from "./tag-pattern.js";

type Spell = (parts: readonly Part[]) => string;

/**
 * Whether one of the patterns (`*` any text, also slashes; `?` one character) takes the image. A pattern may name the
 * image as written or with Docker's defaults (`docker.io/library/nginx`), each alone or with `:tag`, `@digest` or both.
 * What comes from elsewhere in the file counts by its value and as written; placeholders count as written.
 */
export function matchesImage(patterns: readonly string[], image: Image): boolean {
  const spellings = spellImage(image);
  return patterns.some((pattern) => spellings.some((spelling) => matchesGlob(pattern, spelling)));
}

/** Whether one of the patterns takes the tag that is written; an image without a tag has none to take. */
export function matchesTag(patterns: readonly string[], image: Image): boolean {
  if (isAbsent(image.tag)) return false;
  const spellings = [showParts(image.tag.parts), writtenParts(image.tag.parts)];
  return patterns.some((pattern) => spellings.some((spelling) => matchesGlob(pattern, spelling)));
}

function spellImage(image: Image): readonly string[] {
  return [...new Set([showParts, writtenParts].flatMap((spell) => spellWith(image, spell)))];
}

function spellWith(image: Image, spell: Spell): readonly string[] {
  const reference = readReference(image, spell);
  const { registry, repository, tag, digest } = reference;
  const names = [registry === undefined ? repository : `${registry}/${repository}`, normalizeName(reference)];
  const tails = [""];
  if (tag !== undefined) tails.push(`:${tag}`);
  if (digest !== undefined) tails.push(`@${digest}`);
  if (tag !== undefined && digest !== undefined) tails.push(`:${tag}@${digest}`);
  return names.flatMap((name) => tails.map((tail) => name + tail));
}

function readReference(image: Image, spell: Spell): Reference {
  const read = (component: Component) => (isAbsent(component) ? undefined : spell(component.parts));
  return { registry: read(image.registry), repository: spell(image.repository.parts), tag: read(image.tag), digest: read(image.digest) };
}
