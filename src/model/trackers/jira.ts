import type { Tracker } from "../tracker.js";
import { readIdList } from "./id-list.js";
import { isUnfilled } from "./placeholder.js";

const KEY = /\b[A-Z][A-Z0-9_]{1,30}-\d+\b/;

function idOf(word: string): string | undefined {
  const match = /^(?:https?:\/\/\S{1,200}\/browse\/)?([A-Za-z][A-Za-z0-9_]{1,30})-(\d+)$/.exec(word);
  return match === null ? undefined : `${(match[1] ?? "").toUpperCase()}-${match[2] ?? ""}`;
}

/** Issues of Jira: `ABC-12`, in capitals, several if there are several. */
export const jira: Tracker = {
  name: "jira",
  reader: "Jira",
  exampleOf: () => "ABC-12",
  reads: ({ value }) => KEY.test(value.slice(0, 1000)),
  resembles: (value) => /^[A-Za-z]{2,30}[- ]?\d+$/.test(value) || isUnfilled(value),
  meaningOf(value) {
    const meaning = readIdList(value, idOf);
    return meaning === undefined ? undefined : { ...meaning, values: [meaning.values.join(", ")] };
  },
};
