import type { Component, Slot } from "../model/image.js";
import { rangeOfParts } from "../model/image.js";
import type { Part } from "../model/part.js";
import type { Range } from "../model/text.js";
import { splitPlaceholders } from "./placeholder-parts.js";
import { trimSource } from "./trim-source.js";
import type { YamlValue } from "./yaml-value.js";

/** A component that a value has to itself; made whenever it is asked for. */
export class ValueComponent implements Component {
  readonly #value: YamlValue;
  readonly #token: RegExp | undefined;

  constructor(value: YamlValue, token: RegExp | undefined) {
    this.#value = value;
    this.#token = token;
  }

  get parts(): readonly Part[] {
    return splitPlaceholders(trimSource(this.#value.source), this.#token);
  }

  get range(): Range {
    return rangeOfParts(this.parts, this.#value.source.range);
  }

  get slot(): Slot | undefined {
    return slotFor(this.#value, this.parts);
  }
}

/** Replaces the whole value; a default inside it is replaced alone. */
export function slotFor({ slot }: YamlValue, parts: readonly Part[]): Slot | undefined {
  const [only, ...others] = parts;
  if (only?.kind === "known" && others.length === 0) return { range: only.origin.range, encode: (value) => value, safety: slot?.safety ?? "unsafe" };
  return parts.some((part) => part.kind === "known") ? undefined : slot;
}
