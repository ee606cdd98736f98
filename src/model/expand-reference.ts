import { expandPlaceholders } from "./expand-placeholders.js";
import type { Component, Image } from "./image.js";
import { isAbsent, valueOf } from "./image.js";
import type { PlaceholderValues } from "./rule.js";

/** A reference that an image can become, as far as it is known. */
export interface Expansion {
  /** Registry and repository as written; `undefined` where something of them stays unknown. */
  readonly name: string | undefined;
  /** `undefined` where it is absent, or something of it stays unknown. */
  readonly tag: string | undefined;
}

/** The references that an image can become, one for each combination of values of its placeholder tokens. */
export function expandReference({ registry, repository, tag }: Image, values: PlaceholderValues): readonly Expansion[] {
  // As one component, because a token that stands in two of them takes the same value in both.
  const whole: Component = { parts: [...registry.parts, ...repository.parts, ...tag.parts], range: repository.range };
  const behindRegistry = registry.parts.length;
  const behindName = behindRegistry + repository.parts.length;
  return expandPlaceholders(whole, values).map(({ parts }) => {
    const value = (from: number, to?: number): string | undefined => valueOf({ parts: parts.slice(from, to), range: whole.range });
    const [host, path] = [value(0, behindRegistry), value(behindRegistry, behindName)];
    const name = isAbsent(registry) ? path : host !== undefined && path !== undefined ? `${host}/${path}` : undefined;
    return { name, tag: value(behindName) };
  });
}
