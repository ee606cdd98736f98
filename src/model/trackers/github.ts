import type { Tracker } from "../tracker.js";
import { readIdList } from "./id-list.js";

const REFERENCE = /^(?:(?:[\w.-]{1,100}\/[\w.-]{1,100})?#|GH-)\d+$/i;
const URL = /^https?:\/\/[\w.:-]{1,200}\/[\w.-]{1,100}\/[\w.-]{1,100}\/(?:issues|pull)\/\d+(?:[?#]\S*)?$/i;

/** A bare number of more digits may be an abbreviated commit. */
function idOf(word: string): string | undefined {
  if (REFERENCE.test(word) || URL.test(word)) return word;
  const digits = /^(?:gh[-#]?|issue[-#]?)?(\d{1,6})$/i.exec(word)?.[1];
  return digits === undefined ? undefined : `#${digits}`;
}

/** Issues of GitHub: `#12`, `owner/repo#12`, `GH-12` or an address; a keyword counts for the one reference behind it. */
export const github: Tracker = {
  name: "github",
  reader: "GitHub",
  exampleOf: () => "#12",
  reads({ value }) {
    const [first = "", ...rest] = value.split(/[\s,;&]+/, 20);
    const isReference = (word: string) => REFERENCE.test(word.replace(/[).,:]+$/, "")) || URL.test(word);
    return isReference(first) && !rest.some((word, index) => isReference(word) && (index === 0 || rest[index - 1] === "and"));
  },
  resembles: (value) => readIdList(value, idOf)?.dropsWords === false,
  meaningOf: (value) => readIdList(value, idOf),
};
