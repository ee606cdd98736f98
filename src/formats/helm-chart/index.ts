import type { Format } from "../../model/format.js";
import type { Scalar, YamlDocument } from "../../yaml/node.js";
import { readYaml } from "../../yaml/read.js";
import { entriesOf, valueAt } from "../../yaml/entries.js";
import { findConflict } from "../conflict.js";
import { liftSource } from "../embedded-text.js";
import { ImageList } from "../image-list.js";
import type { KeyPath } from "../key-path.js";
import { joinImage, placeJoined } from "../split-image.js";
import { readImage } from "../yaml-image.js";
import { readYamlFile } from "../yaml-file.js";
import { readYamlValue } from "../yaml-value.js";
import { APP_VERSION, settleAppVersion } from "./app-version.js";

/** Artifact Hub's list of the images that a chart uses: YAML in a block scalar. */
const IMAGES = "artifacthub.io/images";

interface Chart {
  readonly document: YamlDocument;
  readonly text: string;
  readonly images: ImageList;
  readonly token: RegExp | undefined;
}

/** `Chart.yaml`: the `appVersion` that stands in for an empty tag, and the images that its annotations list. */
export const format: Format = {
  id: "helm-chart",
  summary: "`appVersion`, and the images that `artifacthub.io/images` lists",
  paths: ["**/Chart.{yaml,yml}"],
  endings: [],
  recognises: () => false,
  rank: 70,
  needles: ["appVersion", "image"],
  isGlanced: true,
  parse: (file, options) => {
    const { text } = file;
    const stream = readYamlFile(text, options);
    const images = new ImageList();
    for (const document of stream.documents) collectChart({ document, text, images, token: options.placeholder });
    return { images: images.images, comments: stream.comments, problems: findConflict(text) };
  },
  settle: settleAppVersion,
};

function collectChart(chart: Chart): void {
  const { root } = chart.document;
  if (root?.kind !== "mapping") return;
  for (const { key, value, pair } of entriesOf(root)) {
    if (key === APP_VERSION && value !== undefined) {
      const version = readYamlValue(pair, { ...chart, around: [] });
      // The version of an application is no tag for sure, so only one that surely floats is told.
      const image = version && joinImage({ names: [], tag: version }, chart.token);
      chart.images.add(image && placeJoined(image, { where: key, certainty: "possible" }));
    } else if (key === "annotations" && value?.kind === "mapping") {
      const list = valueAt(value, IMAGES);
      if (list?.kind === "scalar") collectList(list, { parent: { parent: undefined, key }, key: IMAGES }, chart);
    }
  }
}

function collectList(scalar: Scalar, path: KeyPath, { images, token }: Chart): void {
  for (const { root } of readYaml(scalar.source.value, { placeholder: token }).documents) {
    if (root?.kind !== "sequence") continue;
    for (const [key, item] of root.items.entries()) {
      const image = item?.kind === "mapping" ? valueAt(item, "image") : undefined;
      if (image?.kind !== "scalar") continue;
      const text = { source: liftSource(image.source, scalar.source), anchor: image.anchor };
      const here: KeyPath = { parent: { parent: path, key }, key: "image" };
      images.add(readImage(text, { path: here, certainty: "certain", token }));
    }
  }
}
