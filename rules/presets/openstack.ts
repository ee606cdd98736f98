import type { Preset } from "../../src/model/preset.js";
import { GERRIT_RULES, OPENDEV_TRACKERS } from "./opendev.js";

export const openstack: Preset = {
  name: "openstack",
  summary: "Trailers as Launchpad's bot, StoryBoard, Zuul and Gerrit of opendev.org read them",
  rules: GERRIT_RULES,
  trackers: OPENDEV_TRACKERS,
};
