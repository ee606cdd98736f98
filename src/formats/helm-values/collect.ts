import type { Certainty } from "../../model/image.js";
import type { Range } from "../../model/text.js";
import type { Mapping, Node, Scalar, Sequence, YamlDocument } from "../../yaml/node.js";
import { BACKSLASH, COLON } from "../../yaml/units.js";
import { readYaml } from "../../yaml/read.js";
import { resolveAlias, textAt, textOf, valueAt } from "../../yaml/entries.js";
import { liftSource } from "../embedded-text.js";
import type { ImageList } from "../image-list.js";
import { Meaning, meaningsIn } from "../key-meaning.js";
import type { KeyPath } from "../key-path.js";
import { isModelName } from "../model-name.js";
import { collectImages as collectResource } from "../kubernetes/collect.js";
import { certaintyOfVariable } from "../kubernetes/place.js";
import { findProducts, isProduct, isPutTogether } from "../kubernetes/product.js";
import { looksLikeKubernetes } from "../kubernetes/recognise.js";
import { readResource } from "../kubernetes/resource.js";
import type { YamlText } from "../yaml-image.js";
import { readImage, readPossibleImage } from "../yaml-image.js";
import type { YamlPlace } from "../yaml-value.js";
import { isLooseContainer } from "./fragment.js";
import { certaintyAt, certaintyOfItems, isContainerList, isReferenceMap } from "./place.js";
import { collectSplitImages } from "./split-images.js";

/** Where images are gathered from, and into what. */
export interface ValuesCollector extends YamlPlace {
  readonly images: ImageList;
  readonly token: RegExp | undefined;
  /** Whether the text is a template, which may hold a piece of a resource. */
  readonly isTemplate?: boolean;
}

/** What helm-unittest expects a template to give, so that nothing pulls by it. */
const EXPECTATIONS = "asserts";

/** Manifests in values in manifests: deeper than this is no real file. */
const DEEPEST_EMBEDDING = 3;

/**
 * Gathers the images of a tree of Helm values, wherever it stands: a whole file, `spec.values` of a HelmRelease.
 * @param path the keys above `node`, for what is reported
 */
export function collectValues(node: Node, path: KeyPath | undefined, collector: ValuesCollector): void {
  visit(node, path, undefined, collector);
}

/** Gathers the images of a document that may be values, a resource, or a fragment of one. */
export function collectDocument(collector: ValuesCollector, path?: KeyPath): void {
  const { root } = collector.document;
  if (root === undefined) return;
  if (isResource(collector.document)) collectResource({ ...collector, readValues: collectValues });
  else collectValues(root, path, collector);
}

/** Whether a document is a resource of Kubernetes, and no values. */
export const isResource = ({ root }: YamlDocument): boolean => root?.kind === "mapping" && valueAt(root, "apiVersion") !== undefined && valueAt(root, "kind") !== undefined;

/** `key` is where the key stands that `node` is the value of. */
function visit(node: Node, path: KeyPath | undefined, key: Range | undefined, collector: ValuesCollector): void {
  if (node.kind === "mapping") visitMapping(node, path, key, collector);
  else if (node.kind === "sequence") visitItems(node, path, collector);
  else if (node.kind === "scalar") visitScalar(node, path, collector);
}

function visitItems(node: Sequence, path: KeyPath | undefined, collector: ValuesCollector): void {
  const products = path?.key === "args" || path?.key === "command" ? findProducts(node.items.map((item) => textOf(item) ?? "")) : undefined;
  const certainty = certaintyOfItems(path);
  for (const [key, item] of node.items.entries()) {
    if (item !== undefined && products?.has(key) !== true) visitValue(item, { parent: path, key }, certainty, undefined, collector);
  }
}

function visitMapping(node: Mapping, path: KeyPath | undefined, key: Range | undefined, collector: ValuesCollector): void {
  const meanings = meaningsIn(node);
  if ((meanings & Meaning.resource) !== 0 && !readResource(node).isJudged) return;
  if ((meanings & Meaning.schema) !== 0 && isSchema(node)) return;
  const maySplit = (meanings & (Meaning.pin | Meaning.merge)) !== 0;
  const read = maySplit && !isReferenceMap(path) ? collectSplitImages(node, path, key, collector) : undefined;
  const variable = (meanings & Meaning.name) === 0 ? undefined : textAt(node, "name");
  // Few keys say by themselves what their value is, and few mappings say it of all.
  const isPlain = variable === undefined && (meanings & Meaning.reference) === 0 && certaintyOfItems(path) === undefined;
  for (const { key: name, value } of node.pairs) {
    if (value === undefined || name.kind !== "scalar" || read?.has(value) === true) continue;
    if (isPlain && value.kind === "scalar" && isPlainText(value, collector)) continue;
    const here: KeyPath = { parent: path, key: name.source.value };
    if (isProduct(here) || here.key === EXPECTATIONS || (here.key === "image" && isPutTogether(node))) continue;
    if (here.key === "value" && isModelName(textOf(value), variable ?? "")) continue;
    visitValue(value, here, isPlain ? undefined : certaintyIn(node, here, variable, collector), name.range, collector);
  }
}

/** `variable` is the name that stands in the mapping, too. */
function certaintyIn(node: Mapping, path: KeyPath, variable: string | undefined, { isTemplate }: ValuesCollector): Certainty | undefined {
  if (variable !== undefined && path.key === "value") return certaintyOfVariable(variable);
  return isTemplate === true && path.key === "image" && isLooseContainer(node, path.parent) ? "certain" : certaintyAt(path);
}

function visitValue(value: Node, path: KeyPath, certainty: Certainty | undefined, key: Range | undefined, collector: ValuesCollector): void {
  const scalar = certainty && resolveAlias(value, collector.document);
  if (certainty === undefined || scalar?.kind !== "scalar") visit(value, path, key, collector);
  else if (!isTyped(scalar)) collectReference(scalar, path, isWholeReference(scalar, path) ? "certain" : certainty, collector);
}

function visitScalar(node: Scalar, path: KeyPath | undefined, collector: ValuesCollector): void {
  if (isEmbedded(node, path, collector)) collectEmbedded(node, path, collector);
  else if (mayHoldColon(node, collector.text)) collector.images.add(readPossibleImage(liftText(node, collector), { path, token: collector.token }));
}

/** Whether a scalar of which its key says nothing holds no image, nor anything in which there could be one. */
const isPlainText = (node: Scalar, { text }: ValuesCollector): boolean => node.style !== "literal" && node.style !== "folded" && !mayHoldColon(node, text);

function collectReference(scalar: Scalar, path: KeyPath, certainty: Certainty, collector: ValuesCollector): void {
  const text = liftText(scalar, collector);
  const place = { path, token: collector.token };
  collector.images.add(readImage(text, { ...place, certainty }) ?? readPossibleImage(text, place));
}

/** Whether a block scalar holds a manifest, containers or pods (Jenkins' chart has these) for a template to insert, or a file that its key calls YAML. */
function isEmbedded(node: Scalar, path: KeyPath | undefined, { around }: ValuesCollector): boolean {
  if ((node.style !== "literal" && node.style !== "folded") || around.length >= DEEPEST_EMBEDDING) return false;
  if (typeof path?.key === "string" && (/\.ya?ml$/.test(path.key) || isContainerList(path) || path.parent?.key === "podTemplates")) return true;
  return looksLikeKubernetes(node.source.value);
}

function collectEmbedded(node: Scalar, path: KeyPath | undefined, collector: ValuesCollector): void {
  const text = node.source.value;
  const around = [node, ...collector.around];
  for (const document of readYaml(text, { placeholder: collector.token }).documents) collectDocument({ ...collector, document, text, around }, path);
}

/** A mapping that says what values may be is none. */
function isSchema(node: Mapping): boolean {
  let hasProperties = false;
  let hasType = false;
  for (const { key, value } of node.pairs) {
    if (key.kind !== "scalar" || value === undefined) continue;
    const name = key.source.value;
    if (name === "$schema") return true;
    if (name === "properties") hasProperties = value.kind === "mapping";
    else if (name === "type") hasType = value.kind === "scalar";
  }
  return hasProperties && hasType;
}

/** What OpenStack-Helm has in `images.tags` goes into a pod as it is, so that a missing tag counts; a word alone may be a tag. */
const isWholeReference = (scalar: Scalar, path: KeyPath): boolean => isReferenceMap(path.parent) && scalar.source.value.includes("/");

/** Only what has a colon can be told from other text; looked for before the text is decoded, where it may be an escape. */
function mayHoldColon({ range: { start, end } }: Scalar, text: string): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === COLON || unit === BACKSLASH) return true;
  }
  return false;
}

/** What YAML reads as null, a truth value or a number is no name of an image. */
const isTyped = ({ style, source }: Scalar): boolean => style === "plain" && /^(?:~|null|true|false|yes|no|on|off|[-+.\d_e]*)$/i.test(source.value);

function liftText(scalar: Scalar, { around }: ValuesCollector): YamlText {
  if (around.length === 0) return scalar;
  return { source: around.reduce((source, outer) => liftSource(source, outer.source), scalar.source), anchor: scalar.anchor };
}
