import type { Certainty } from "../../model/image.js";
import type { SourceText } from "../../model/text.js";
import type { Mapping, Node, Scalar, Sequence, YamlDocument } from "../../yaml/node.js";
import { readYaml } from "../../yaml/read.js";
import { liftSource } from "../embedded-text.js";
import type { ImageList } from "../image-list.js";
import type { KeyPath } from "../key-path.js";
import type { YamlText } from "../yaml-image.js";
import { readImage, readPossibleImage } from "../yaml-image.js";
import { certaintyAt, certaintyOfVariable, pathOfPointer } from "./place.js";
import { looksLikeKubernetes } from "./recognise.js";
import { findProducts, isProduct, isProductName } from "./product.js";
import { readResource } from "./resource.js";

/** Where images are gathered from, and into what. */
export interface Collector {
  readonly document: YamlDocument;
  readonly images: ImageList;
  readonly token: RegExp | undefined;
  /** The block scalars around this document, innermost first, when it stands inside another one. */
  readonly around: readonly SourceText[];
}

/** Manifests in ConfigMaps in manifests: deeper than this is no real file. */
const DEEPEST_EMBEDDING = 3;

/** What kubectl writes down of an earlier state of the same resource. */
const UNJUDGED_KEYS = new Set(["kubectl.kubernetes.io/last-applied-configuration"]);

/** Gathers the images of one document, whatever its kind: a resource, a List of them, a patch. */
export function collectImages(collector: Collector): void {
  const { root } = collector.document;
  if (root?.kind === "sequence") collectPatch(root, collector);
  else if (root !== undefined) visit(root, undefined, collector);
}

function visit(node: Node, path: KeyPath | undefined, collector: Collector): void {
  if (node.kind === "mapping") visitMapping(node, path, collector);
  else if (node.kind === "sequence") visitItems(node, path, collector);
  else if (node.kind === "scalar") visitScalar(node, path, collector);
}

function visitItems(node: Sequence, path: KeyPath | undefined, collector: Collector): void {
  const products = path?.key === "args" || path?.key === "command" ? findProducts(node.items.map((item) => textOf(item) ?? "")) : undefined;
  for (const [key, item] of node.items.entries()) {
    if (item !== undefined && products?.has(key) !== true) visit(item, { parent: path, key }, collector);
  }
}

function visitMapping(node: Mapping, path: KeyPath | undefined, collector: Collector): void {
  const resource = readResource(node);
  if (!resource.isJudged) return;
  const variable = textOf(childOf(node, "name"));
  for (const { key, value } of node.pairs) {
    if (value === undefined || key.kind !== "scalar") continue;
    const name = key.source.value;
    if (UNJUDGED_KEYS.has(name) || (name === "status" && resource.isWhole)) continue;
    const here: KeyPath = { parent: path, key: name };
    if (isProduct(here) || (name === "value" && variable !== undefined && isProductName(variable))) continue;
    const certainty = variable !== undefined && name === "value" ? certaintyOfVariable(variable) : certaintyAt(here);
    const scalar = certainty && scalarOf(value, collector.document);
    if (certainty !== undefined && scalar !== undefined) collectScalar(scalar, here, certainty, collector);
    else visit(value, here, collector);
  }
}

function visitScalar(node: Scalar, path: KeyPath | undefined, collector: Collector): void {
  if ((node.style === "literal" || node.style === "folded") && isManifest(node, path, collector)) collectEmbedded(node, collector);
  else collector.images.add(readPossibleImage(lift(node, collector), { path, token: collector.token }));
}

function collectScalar(scalar: Scalar, path: KeyPath, certainty: Certainty, collector: Collector): void {
  const text = lift(scalar, collector);
  const place = { path, token: collector.token };
  collector.images.add(readImage(text, { ...place, certainty }) ?? readPossibleImage(text, place));
}

/** An alias stands for the scalar at its anchor, which is then reported at that place. */
function scalarOf(node: Node, document: YamlDocument): Scalar | undefined {
  const target = node.kind === "alias" ? document.anchors.get(node.name) : node;
  return target?.kind === "scalar" ? target : undefined;
}

/** A JSON patch (RFC 6902): what `value` means is said by `path`. */
function collectPatch(root: Sequence, collector: Collector): void {
  for (const [index, item] of root.items.entries()) {
    if (item === undefined) continue;
    const value = item.kind === "mapping" ? childOf(item, "value") : undefined;
    const pointer = item.kind === "mapping" ? textOf(childOf(item, "path")) : undefined;
    if (value === undefined || pointer === undefined) {
      visit(item, { parent: undefined, key: index }, collector);
      continue;
    }
    const target = pathOfPointer(pointer);
    const certainty = certaintyAt(target);
    if (value.kind === "scalar" && certainty !== undefined) collectScalar(value, target, certainty, collector);
    else visit(value, target, collector);
  }
}

/** Whether a block scalar holds a manifest, a patch, or a file that its key calls YAML or JSON. */
function isManifest(node: Scalar, path: KeyPath | undefined, { around }: Collector): boolean {
  if (around.length >= DEEPEST_EMBEDDING) return false;
  if (typeof path?.key === "string" && /\.(?:ya?ml|json)$/.test(path.key)) return true;
  return looksLikeKubernetes(node.source.value);
}

function collectEmbedded(node: Scalar, collector: Collector): void {
  const around = [node.source, ...collector.around];
  for (const document of readYaml(node.source.value, { placeholder: collector.token }).documents) {
    collectImages({ ...collector, document, around });
  }
}

function lift(scalar: Scalar, { around }: Collector): YamlText {
  if (around.length === 0) return scalar;
  return { source: around.reduce(liftSource, scalar.source), anchor: scalar.anchor };
}

function childOf(node: Mapping, name: string): Node | undefined {
  return node.pairs.find(({ key }) => key.kind === "scalar" && key.source.value === name)?.value;
}

const textOf = (node: Node | undefined): string | undefined => (node?.kind === "scalar" ? node.source.value : undefined);
