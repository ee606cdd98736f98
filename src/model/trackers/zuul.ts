import type { Tracker } from "../tracker.js";
import { readIdList } from "./id-list.js";

const CHANGE_ID = /^I[0-9a-f]{40}$/i;
const URL = /^https?:\/\/\S+$/i;
/** A change's address without its scheme. */
const HOST = /^review\.[\w.-]{3,100}\/\S+$/i;

/**
 * What Zuul waits for: `^Depends-On: (.*?)\s*$`, upper and lower case alike, the address of a change, or, as it was written
 * once, its Change-Id.
 * @param url a change's address with `{id}` for its number, so that a bare number can be mended
 */
export function zuul(url?: string): Tracker {
  const idOf = (word: string): string | undefined => {
    if (URL.test(word) || CHANGE_ID.test(word)) return word;
    if (HOST.test(word)) return `https://${word}`;
    return url !== undefined && /^#?\d{4,8}$/.test(word) ? url.replace("{id}", word.replace("#", "")) : undefined;
  };
  return {
    name: "zuul",
    reader: "Zuul",
    exampleOf: () => (url ?? "https://review.example.com/{id}").replace("{id}", "123456"),
    reads: ({ lead, key, separator, value }) => lead === "" && /^depends-on$/i.test(key) && separator.startsWith(": ") && (URL.test(value) || CHANGE_ID.test(value)),
    resembles: (value) => /^(?:https?:|review\.|#?\d{4,}\b|I?[0-9a-f]{7,40}\b)/i.test(value),
    meaningOf: (value) => readIdList(value, idOf),
  };
}
