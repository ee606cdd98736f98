import type { Certainty, Component, Components, Image } from "../model/image.js";
import type { Range } from "../model/text.js";
import type { KeyPath } from "./key-path.js";
import { showKeyPath } from "./key-path.js";

/** What there is to say of an image beside its components; see Image. */
export interface ImagePosition {
  readonly range: Range;
  readonly written: string;
  readonly where: KeyPath | string | undefined;
  readonly certainty: Certainty;
  readonly statement?: Range | undefined;
}

/** An image that leaves to others, and to the moment when they are asked for, what of it takes room: a file can name very many. */
export class PlacedImage implements Image {
  readonly range: Range;
  readonly written: string;
  readonly certainty: Certainty;
  readonly statement: Range | undefined;
  readonly #components: Components;
  readonly #where: KeyPath | string | undefined;

  constructor(components: Components, { range, written, where, certainty, statement }: ImagePosition) {
    this.range = range;
    this.written = written;
    this.certainty = certainty;
    this.statement = statement;
    this.#components = components;
    this.#where = where;
  }

  get registry(): Component {
    return this.#components.registry;
  }

  get repository(): Component {
    return this.#components.repository;
  }

  get tag(): Component {
    return this.#components.tag;
  }

  get digest(): Component {
    return this.#components.digest;
  }

  get where(): string {
    return typeof this.#where === "string" ? this.#where : showKeyPath(this.#where);
  }
}
