import type { Format } from "../../model/format.js";
import { findConflict } from "../conflict.js";
import { collectDocument } from "../helm-values/collect.js";
import { ImageList } from "../image-list.js";
import { readYamlFile } from "../yaml-file.js";
import { collectActions } from "./actions.js";
import { collectLoneReferences } from "./lone-references.js";
import { looksLikeTemplate } from "./recognise.js";

/** Templates of a chart as they stand: resources and fragments of them, and the literals inside `{{ }}`. */
export const format: Format = {
  id: "helm-template",
  summary: "templates of charts, unrendered: literal tags, and defaults inside `{{ }}`",
  paths: [],
  endings: [".yaml", ".yml", ".tpl"],
  recognises: looksLikeTemplate,
  rank: 40,
  needles: ["image", "latest"],
  isGlanced: true,
  parse: (file, options) => {
    const { text } = file;
    const token = options.placeholder;
    const stream = readYamlFile(text, options);
    const images = new ImageList();
    for (const document of stream.documents) collectDocument({ document, text, images, token, around: [], isTemplate: true });
    for (const image of [...collectActions(text, images.images, token), ...collectLoneReferences(text, token)]) images.add(image);
    return { images: images.images, comments: stream.comments, problems: findConflict(file.text) };
  },
};
