import { isPinned } from "../model/floating.js";
import type { Image } from "../model/image.js";
import { matchesImage, matchesTag } from "../model/image-pattern.js";
import type { AllowEntry } from "../model/settings.js";

/** An entry that applies to a file, with its place in the configuration's list. */
interface Candidate {
  readonly entry: AllowEntry;
  readonly index: number;
}

/** The allow list as it applies to one file; remembers which entries matched something that floats. */
export class AllowList {
  readonly #candidates: readonly Candidate[];
  readonly #today: string;
  readonly #used = new Set<number>();

  /** @param today `YYYY-MM-DD` */
  constructor(entries: readonly AllowEntry[], path: string, today: string) {
    this.#candidates = entries.map((entry, index) => ({ entry, index })).filter(({ entry }) => entry.matchesPath(path));
    this.#today = today;
  }

  /**
   * The entry that lets an image float, if one does; expired entries do not. Every entry that matches an image which is not
   * pinned, or which a rule found fault with, counts as used, expired or not, and also when an earlier one allows it.
   */
  find(image: Image, hasFindings: boolean): AllowEntry | undefined {
    if (this.#candidates.length === 0 || (!hasFindings && isPinned(image))) return undefined;
    const matching = this.#candidates.filter(({ entry }) => matchesEntry(entry, image));
    for (const { index } of matching) this.#used.add(index);
    return matching.find(({ entry }) => !isExpired(entry, this.#today))?.entry;
  }

  /** Indices into the configuration's list, ascending. */
  get used(): readonly number[] {
    return [...this.#used].sort((left, right) => left - right);
  }
}

/** Whether the entry's last day is over; days are `YYYY-MM-DD`, which sort as text. */
export function isExpired(entry: AllowEntry, today: string): boolean {
  return entry.expires !== undefined && entry.expires < today;
}

function matchesEntry(entry: AllowEntry, image: Image): boolean {
  if (entry.tags !== undefined && !matchesTag(entry.tags, image)) return false;
  return entry.images === undefined || matchesImage(entry.images, image);
}
