import type { Component, Components } from "../model/image.js";
import { isAbsent } from "../model/image.js";
import type { Range } from "../model/text.js";

/** The name of an image as a reference of its own. */
export interface JoinedName {
  readonly components: Components;
  /** Whether one value has all of it, so that its parts can be written there. */
  readonly isWhole: boolean;
  /** Whether its end is unknown, and stands for the end of the name alone. */
  readonly isOpen: boolean;
}

/** What stands in values of their own, beside the name. */
export interface JoinedVersion {
  readonly tag: Component;
  /** Without it, that in the name counts. */
  readonly digest: Component | undefined;
  /** Where there would be what is nowhere. */
  readonly place: Range;
}

/** The components of a reference that is split over values, each made when it is asked for, as those of one in one piece are. */
export class JoinedComponents implements Components {
  readonly #name: Components;
  readonly #isWhole: boolean;
  readonly #isOpen: boolean;
  readonly #tag: Component;
  readonly #digest: Component | undefined;
  readonly #place: Range;

  constructor({ components, isWhole, isOpen }: JoinedName, { tag, digest, place }: JoinedVersion) {
    this.#name = components;
    this.#isWhole = isWhole;
    this.#isOpen = isOpen;
    this.#tag = tag;
    this.#digest = digest;
    this.#place = place;
  }

  get registry(): Component {
    return this.#isWhole ? this.#name.registry : withoutSlot(this.#name.registry);
  }

  get repository(): Component {
    return this.#isWhole ? this.#name.repository : withoutSlot(this.#name.repository);
  }

  get tag(): Component {
    return this.#tag;
  }

  get digest(): Component {
    if (this.#digest !== undefined) return this.#digest;
    const { digest } = this.#name;
    return this.#isOpen || isAbsent(digest) ? absentAt(this.#place) : digest;
  }
}

const NO_PARTS: Component["parts"] = [];

/** A component that is nowhere, and cannot be written either. */
export const absentAt = (range: Range): Component => ({ parts: NO_PARTS, range });

export const withoutSlot = ({ parts, range }: Component): Component => ({ parts, range });
