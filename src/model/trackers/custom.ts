import type { Tracker } from "../tracker.js";
import { readIdList } from "./id-list.js";
import { isUnfilled } from "./placeholder.js";

/** Longer values are no ids, and would make a poor expression slow. */
const LONGEST_VALUE = 200;

/**
 * A tracker that a configuration describes.
 * @param pattern a regular expression for a whole value
 * @param url the address of an issue with `{id}` for its id, which a value must not be
 */
export function customTracker(pattern: string, url?: string): Tracker {
  const shape = new RegExp(`^(?:${pattern})$`);
  const [before, behind = ""] = url?.split("{id}") ?? [];
  const idOf = (word: string): string | undefined => {
    if (shape.test(word)) return word;
    if (before === undefined || !word.startsWith(before)) return undefined;
    const id = word.slice(before.length).replace(/[?#].*$/, "");
    const bare = behind !== "" && id.endsWith(behind) ? id.slice(0, -behind.length) : id;
    return shape.test(bare) ? bare : undefined;
  };
  return {
    name: "custom",
    reader: "the tracker",
    exampleOf: () => `a value that matches ${pattern}`,
    reads: ({ value }) => value.length <= LONGEST_VALUE && shape.test(value),
    resembles: (value) => isUnfilled(value) || /\d/.test(value),
    meaningOf: (value) => (value.length > LONGEST_VALUE ? undefined : readIdList(value, idOf)),
  };
}
