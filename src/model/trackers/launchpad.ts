import type { Tracker } from "../tracker.js";
import { readIdList } from "./id-list.js";
import { isUnfilled } from "./placeholder.js";

/** `https://bugs.launchpad.net/project/+bug/1`, `https://launchpad.net/bugs/1`, `https://pad.lv/1`, with what may follow. */
const URL = /^(?:https?:\/\/)?(?:(?:bugs\.)?launchpad\.net\/(?:[\w.~+/-]{0,200}\+bug|bugs)|pad\.lv)\/(\d+)(?:[/?#+].*)?$/i;

/** What is longer is prose. */
const LONGEST_VALUE = 200;

function idOf(word: string): string | undefined {
  return /^(?:lp|bug)?[:#]*(\d+)$/i.exec(word)?.[1] ?? URL.exec(word)?.[1];
}

/** Bugs of Launchpad, as the bot of opendev.org's Gerrit reads them. */
export const launchpad: Tracker = {
  name: "launchpad",
  reader: "Launchpad's bot",
  exampleOf: () => "1234567",
  reads: ({ mention }) => mention?.prefix !== undefined && mention.effect !== "comment",
  resembles: (value) => /^\W*(?:(?:lp|bug)\W*)*\d|\d{4,}/i.test(value.slice(0, LONGEST_VALUE)) || isUnfilled(value),
  meaningOf: (value) => readIdList(value.replace(/\b(?:bugs?|lp)\b[\s:#]*(?=\d)/gi, ""), idOf),
  aliases: {
    closes: ["close", "closed", "closing", "fix", "fixed", "fixing", "resolve", "resolved", "solves", "solve"],
    partial: ["partially", "partially-closes", "partial-closes", "partially-fixes", "partial-fix", "partially-fix", "partially-close", "partialy"],
    related: ["relates", "relate", "relates-to", "related-to", "relation", "relating"],
  },
};
