import type { Format } from "../../model/format.js";
import { ImageList } from "../image-list.js";
import { readYamlFile } from "../yaml-file.js";
import { collectImages } from "./collect.js";
import { looksLikeKubernetes } from "./recognise.js";

/** Any document with `apiVersion` and `kind`, in YAML or JSON; a List of them; a patch. */
export const format: Format = {
  id: "kubernetes",
  summary: "manifests, Lists, custom resources that embed a pod template, patches; YAML or JSON",
  paths: [],
  endings: [".yaml", ".yml", ".json"],
  recognises: looksLikeKubernetes,
  rank: 50,
  needles: ["image", "latest"],
  parse: (file, options) => {
    const stream = readYamlFile(file.text, options);
    const images = new ImageList();
    for (const document of stream.documents) collectImages({ document, images, token: options.placeholder, around: [] });
    return { images: images.images, comments: stream.comments, problems: [] };
  },
};
