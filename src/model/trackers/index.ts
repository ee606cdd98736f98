import type { Tracker } from "../tracker.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { jira } from "./jira.js";
import { launchpad } from "./launchpad.js";
import { storyboard } from "./storyboard.js";
import { zuul } from "./zuul.js";

/** The trackers that a configuration can name; each may be given the address of an issue, with `{id}` in it. */
export const TRACKERS: Readonly<Record<string, (url?: string) => Tracker>> = {
  launchpad: () => launchpad,
  storyboard: () => storyboard,
  zuul,
  github: () => github,
  gitlab: () => gitlab,
  jira: () => jira,
};
