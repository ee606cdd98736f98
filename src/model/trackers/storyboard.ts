import type { Tracker } from "../tracker.js";
import { readIdList } from "./id-list.js";
import { isUnfilled } from "./placeholder.js";

const URL = /^(?:https?:\/\/)?storyboard\.openstack\.org\/#?!?\/?(?:story|task)\/(\d+)/i;

/** Stories have been numbered from 2,000,000 on, tasks from 1 on. */
const isId = (digits: string, key: string): boolean => (isStory(key) ? digits.length === 7 : digits.length < 7);

const isStory = (key: string): boolean => key.toLowerCase() === "story";

const idOf = (word: string): string | undefined => /^#?(\d+)$/.exec(word)?.[1] ?? URL.exec(word)?.[1];

/**
 * Stories and tasks of OpenStack's StoryBoard: it acts on `Task: 1` with exactly one blank, and Gerrit links stories written
 * alike; neither knows capitals, and of a list both read the first number only.
 */
export const storyboard: Tracker = {
  name: "storyboard",
  reader: "StoryBoard",
  exampleOf: (key) => (isStory(key) ? "2001234" : "12345"),
  reads({ key, separator, value }, canonical) {
    const digits = /^#?(\d+)(?![ \t]*(?:,|;|&|and\b)?[ \t]*#?\d)/.exec(value)?.[1];
    return digits !== undefined && separator === ": " && isId(digits, canonical) && key.slice(1) === canonical.slice(1).toLowerCase();
  },
  resembles: (value) => /^#?\d{4,}(?:[^\w]|$)/.test(value) || URL.test(value) || isUnfilled(value),
  meaningOf(value, key) {
    const meaning = readIdList(value, idOf);
    return meaning?.values.every((digits) => isId(digits, key)) === true ? meaning : undefined;
  },
  faultOf(value, key) {
    const digits = /^#?(\d+)\W*$/.exec(value)?.[1];
    if (digits === undefined || isId(digits, key)) return undefined;
    if (!isStory(key)) return "task ids have fewer than seven digits, so this may be the story";
    return digits.length < 6 ? "story ids have seven digits, so this may be the task" : "story ids have seven digits";
  },
};
