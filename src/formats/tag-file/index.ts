import type { Format } from "../../model/format.js";
import { findConflict } from "../conflict.js";
import { readTagFile } from "./read.js";
import { looksLikeTagFile } from "./recognise.js";

/** The list that says which tag each image is published under. What it names are no references: nobody pulls by them. */
export const format: Format = {
  id: "tag-file",
  summary: "tag-management files: `images` with `name`, `src_build_tag`, `src_ref`, `tag`; by content, or by `tagFiles`",
  paths: [],
  endings: [".yaml", ".yml"],
  recognises: looksLikeTagFile,
  signs: ["_build_tag"],
  rank: 10,
  needles: ["src_build_tag"],
  parse: ({ text }, options) => {
    const { entries, problems, comments } = readTagFile(text, options);
    const conflict = findConflict(text);
    // Both sides of a conflict in one file make no sense together.
    return { images: [], comments, problems: conflict, tagFile: { entries, problems: conflict.length > 0 ? [] : problems } };
  },
};
