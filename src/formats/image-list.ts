import type { Image } from "../model/image.js";

const RANK = { possible: 0, likely: 1, certain: 2 } as const;

/**
 * Gathers a file's images, one for each place: an anchor that several keys read is kept once, at its surest. Images that
 * share a name and have tags of their own are several.
 */
export class ImageList {
  readonly #byPlace = new Map<string, Image>();

  add(image: Image | undefined): void {
    if (image === undefined) return;
    const place = `${image.range.start} ${image.tag.range.start}`;
    const known = this.#byPlace.get(place);
    if (known === undefined || RANK[image.certainty] > RANK[known.certainty]) this.#byPlace.set(place, image);
  }

  /** In file order. */
  get images(): readonly Image[] {
    return [...this.#byPlace.values()].sort((left, right) => left.range.start - right.range.start);
  }
}
