import type { Format } from "../../model/format.js";
import { findConflict } from "../conflict.js";
import { ImageList } from "../image-list.js";
import { collectDocument } from "./collect.js";
import { looksLikeValues } from "./recognise.js";
import { readWanted } from "./wanted-entries.js";

/** Values for Helm charts, unrendered: by name, in a chart's `ci/`, in `values_overrides/`, and by content under any name. */
export const format: Format = {
  id: "helm-values",
  summary: "values for charts: whole references and those split over `repository`, `tag`, `digest` and their relatives",
  paths: [
    "**/values.{yaml,yml}",
    "**/values{-,_,.}*.{yaml,yml}",
    "**/*{-,_,.}values.{yaml,yml}",
    "**/*{-,_}overrides.{yaml,yml}",
    "**/{values_overrides,values-overrides}/**/*.{yaml,yml}",
    "**/charts/*/ci/*.{yaml,yml}",
  ],
  endings: [".yaml", ".yml"],
  recognises: looksLikeValues,
  rank: 80,
  needles: ["image", "tag", "latest"],
  isGlanced: true,
  parse: (file, options) => {
    const { text } = file;
    const { stream, isPartial } = readWanted(text, options);
    const images = new ImageList();
    for (const document of stream.documents) collectDocument({ document, text, images, token: options.placeholder, around: [] });
    return { images: images.images, comments: stream.comments, problems: findConflict(file.text), isPartial };
  },
};
