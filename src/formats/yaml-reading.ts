import type { Node, Scalar } from "../yaml/node.js";
import { liftSource } from "./embedded-text.js";
import type { ImageList } from "./image-list.js";
import type { KeyPath } from "./key-path.js";
import type { YamlText } from "./yaml-image.js";
import type { YamlPlace } from "./yaml-value.js";

/** A document that images are gathered from, and into what. */
export interface YamlReading extends YamlPlace {
  readonly images: ImageList;
  /** The shape of the project's own placeholders. */
  readonly token: RegExp | undefined;
  /** Reads a tree of Helm values, which may hold manifests in turn. */
  readonly readValues: (node: Node, path: KeyPath | undefined, reading: YamlReading) => void;
}

/** A scalar of the document with its places in the file. */
export function liftScalar(scalar: Scalar, { around }: YamlReading): YamlText {
  if (around.length === 0) return scalar;
  return { source: around.reduce((source, outer) => liftSource(source, outer.source), scalar.source), anchor: scalar.anchor };
}
