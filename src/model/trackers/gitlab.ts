import type { Tracker } from "../tracker.js";
import { readIdList } from "./id-list.js";

/** `#12`, `group/project#12`, or an address; GitLab reads lists, too. */
const REFERENCE = /(?:^|[\s,(])(?:[\w./-]{1,200})?#\d+\b|\/-\/(?:issues|work_items)\/\d+/;

/** Issues of GitLab. */
export const gitlab: Tracker = {
  name: "gitlab",
  reader: "GitLab",
  exampleOf: () => "#12",
  reads: ({ value }) => REFERENCE.test(value.slice(0, 1000)),
  resembles: (value) => /^\d{1,6}$/.test(value),
  meaningOf: (value) => readIdList(value, (word) => (/^\d{1,6}$/.test(word) ? `#${word}` : undefined)),
};
