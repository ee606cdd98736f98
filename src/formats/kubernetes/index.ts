import type { Format } from "../../model/format.js";
import { parseManifests } from "./parse.js";
import { looksLikeKubernetes } from "./recognise.js";
import { settleByBuilds } from "./settled-images.js";

/** Any document with `apiVersion` and `kind`, in YAML or JSON; a List of them; a patch. */
export const format: Format = {
  id: "kubernetes",
  summary: "manifests, Lists, custom resources that embed a pod template, patches, resources of Flux and Argo CD; YAML or JSON, also `.tpl`",
  paths: [],
  endings: [".yaml", ".yml", ".json", ".tpl"],
  recognises: looksLikeKubernetes,
  rank: 50,
  needles: ["image", "latest", "oci://"],
  isGlanced: true,
  parse: (file, options) => parseManifests(file, options),
  settle: settleByBuilds,
};
