import type { Image } from "../../model/image.js";
import type { SourceText } from "../../model/text.js";
import { sliceSource } from "../../model/text.js";
import type { Mapping, Node, Scalar, YamlDocument } from "../../yaml/node.js";
import { textAt, valueAt } from "../../yaml/entries.js";
import type { ImageList } from "../image-list.js";
import type { KeyPath } from "../key-path.js";
import { readImage, readPossibleImage } from "../yaml-image.js";
import type { Service } from "./service.js";
import { servicesOf } from "./service.js";

/** Where images are gathered from, and into what. */
export interface Collector {
  readonly document: YamlDocument;
  readonly images: ImageList;
  readonly token: RegExp | undefined;
  /** Reads a Dockerfile that stands inside the file (`dockerfile_inline`). */
  readonly readDockerfile: (source: SourceText) => readonly Image[];
}

/** How a build names an image as one of its contexts. */
const IMAGE_CONTEXT = "docker-image://";

/** Keys whose values name what is built or where it goes, not what runs. */
const PRODUCTS = new Set(["tags", "cache_to", "cache_from", "dockerfile_inline", "additional_contexts"]);

export function collectImages(collector: Collector): void {
  const services = servicesOf(collector.document);
  for (const service of services) collectService(service, collector);
  const produced = new Set(services.flatMap(({ build, image }) => (build !== undefined && image !== undefined ? [image.range.start] : [])));
  const { root } = collector.document;
  if (root !== undefined) visit(root, undefined, produced, collector);
}

function collectService(service: Service, collector: Collector): void {
  const { images, token } = collector;
  const { path } = service;
  if (service.build?.kind === "mapping") collectBuild(service.build, { parent: path, key: "build" }, collector);
  else if (service.build === undefined && service.image !== undefined) {
    images.add(readImage(service.image, { path: { parent: path, key: "image" }, certainty: "certain", token }));
  }
  for (const [key, volume] of service.volumes.entries()) {
    const source = volume.kind === "mapping" && textAt(volume, "type") === "image" ? valueAt(volume, "source") : undefined;
    const here: KeyPath = { parent: { parent: { parent: path, key: "volumes" }, key }, key: "source" };
    if (source?.kind === "scalar") images.add(readImage(source, { path: here, certainty: "certain", token }));
  }
}

function collectBuild(build: Mapping, path: KeyPath, { images, token, readDockerfile }: Collector): void {
  const inline = valueAt(build, "dockerfile_inline");
  if (inline?.kind === "scalar") for (const image of readDockerfile(inline.source)) images.add(image);
  const contexts = valueAt(build, "additional_contexts");
  if (contexts?.kind === "mapping") {
    for (const { key, value } of contexts.pairs) {
      if (key.kind !== "scalar" || value?.kind !== "scalar") continue;
      addContext(value, { parent: { parent: path, key: "additional_contexts" }, key: key.source.value });
    }
  } else if (contexts?.kind === "sequence") {
    for (const [key, item] of contexts.items.entries()) {
      if (item?.kind === "scalar") addContext(item, { parent: { parent: path, key: "additional_contexts" }, key });
    }
  }

  function addContext(scalar: Scalar, here: KeyPath): void {
    const at = scalar.source.value.indexOf(IMAGE_CONTEXT);
    if (at < 0) return;
    const source = sliceSource(scalar.source, at + IMAGE_CONTEXT.length, scalar.source.value.length);
    images.add(readImage({ source, anchor: scalar.anchor }, { path: here, certainty: "certain", token }));
  }
}

/** Every other value of the file that cannot be anything but an image. */
function visit(node: Node, path: KeyPath | undefined, produced: ReadonlySet<number>, collector: Collector): void {
  if (node.kind === "scalar") {
    if (!produced.has(node.range.start)) collector.images.add(readPossibleImage(node, { path, token: collector.token }));
  } else if (node.kind === "mapping") {
    for (const { key, value } of node.pairs) {
      if (value === undefined || key.kind !== "scalar" || PRODUCTS.has(key.source.value)) continue;
      visit(value, { parent: path, key: key.source.value }, produced, collector);
    }
  } else if (node.kind === "sequence") {
    for (const [key, item] of node.items.entries()) {
      if (item !== undefined) visit(item, { parent: path, key }, produced, collector);
    }
  }
}
