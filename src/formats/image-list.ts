import type { Image } from "../model/image.js";

const RANK = { possible: 0, likely: 1, certain: 2 } as const;

/** Gathers a file's images, one for each place: an anchor that several keys read is kept once, at its surest. */
export class ImageList {
  readonly #byStart = new Map<number, Image>();

  add(image: Image | undefined): void {
    if (image === undefined) return;
    const known = this.#byStart.get(image.range.start);
    if (known === undefined || RANK[image.certainty] > RANK[known.certainty]) this.#byStart.set(image.range.start, image);
  }

  /** In file order. */
  get images(): readonly Image[] {
    return [...this.#byStart.values()].sort((left, right) => left.range.start - right.range.start);
  }
}
