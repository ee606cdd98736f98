import type { Certainty } from "../../model/image.js";
import type { Mapping, Node, Scalar, Sequence, YamlDocument } from "../../yaml/node.js";
import { textAt, textOf, valueAt } from "../../yaml/entries.js";
import { readYaml } from "../../yaml/read.js";
import { collectSplitImages } from "../helm-values/split-images.js";
import type { SplitImage } from "../image-group.js";
import { namesImages } from "../image-key.js";
import type { KeyPath } from "../key-path.js";
import { isModelName } from "../model-name.js";
import type { Place } from "../place/place.js";
import { readPlaces } from "../place/read.js";
import { readImage, readPossibleImage } from "../yaml-image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftScalar } from "../yaml-reading.js";
import { findTriggered } from "./image-triggers.js";
import { findObjectNames } from "./object-names.js";
import { certaintyAt, certaintyOfVariable, pathOfPointer } from "./place.js";
import { looksLikeKubernetes } from "./recognise.js";
import { findProducts, isProduct, isProductName } from "./product.js";
import { placesOf } from "./resource-places.js";
import { readResource } from "./resource.js";
import { findStandIns } from "./stand-ins.js";

interface Collector extends YamlReading {
  /** What was read by a meaning that its place has, or means nothing. */
  readonly done: Set<Node>;
  /** Images that may be stand-ins, so that a missing tag says nothing. */
  readonly standIns: Set<Node>;
  /** Whether the resource around is none of Kubernetes' own, which all write an image as one reference. */
  readonly isCustom: boolean;
}

/** A file's name in a ConfigMap; the annotation in which Kustomize finds a function's container. */
const MANIFEST_KEY = /\.(?:ya?ml|json)$|^config\.(?:kubernetes|k8s)\.io\/function$/;

/** Manifests in ConfigMaps in manifests: deeper than this is no real file. */
const DEEPEST_EMBEDDING = 3;

/** What kubectl writes down of an earlier state of the same resource, and what Argo CD's image updater looks for. */
const UNJUDGED_KEYS = /^(?:kubectl\.kubernetes\.io\/last-applied-configuration$|argocd-image-updater\.argoproj\.io\/)/;

/**
 * Gathers the images of one document, whatever its kind: a resource, a List of them, a patch.
 * `places` have a meaning of their own in it; `path` leads to the text that it was read from, if that is one in the file.
 */
export function collectImages(reading: YamlReading, places: readonly Place[] = [], path?: KeyPath): void {
  const { root } = reading.document;
  if (root === undefined) return;
  const collector: Collector = { ...reading, done: new Set(), standIns: new Set(), isCustom: false };
  readPlaces(places, { node: root, path: undefined }, reading, collector.done);
  visit(root, path, collector);
}

function visit(node: Node, path: KeyPath | undefined, collector: Collector): void {
  if (collector.done.has(node)) return;
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

function visitMapping(node: Mapping, path: KeyPath | undefined, around: Collector): void {
  const resource = readResource(node);
  if (!resource.isJudged) return;
  const collector = resource.isWhole && resource.isCustom !== around.isCustom ? { ...around, isCustom: resource.isCustom } : around;
  readPlaces(placesOf(node), { node, path }, collector, collector.done);
  if (resource.isWhole) for (const given of [...findTriggered(node, collector.text), ...findObjectNames(node)]) collector.done.add(given);
  if (path?.parent?.key === "templates") for (const image of findStandIns(node)) collector.standIns.add(image);
  const operation = operationOf(node);
  if (operation !== undefined) {
    visitOperation(operation, collector);
    return;
  }
  const split = collector.isCustom ? collectSplitImages(node, path, undefined, { ...collector, isWanted: hasVersionOfItsOwn }) : undefined;
  const variable = textAt(node, "name");
  for (const { key, value } of node.pairs) {
    if (value === undefined || key.kind !== "scalar" || split?.has(value) === true || collector.done.has(value)) continue;
    const name = key.source.value;
    if (UNJUDGED_KEYS.test(name) || (name === "status" && resource.isWhole) || (name === "name" && valueAt(node, "image") !== undefined)) continue;
    const here: KeyPath = { parent: path, key: name };
    if (isProduct(here) || (name === "value" && variable !== undefined && (isProductName(variable) || isModelName(textOf(value), variable)))) continue;
    const byKeys = variable !== undefined && name === "value" ? certaintyOfVariable(variable) : certaintyAt(here);
    const certainty = byKeys === "certain" && (collector.standIns.has(value) || suppliesTag(node)) ? "likely" : byKeys;
    const scalar = certainty && scalarOf(value, collector.document);
    if (certainty !== undefined && scalar !== undefined) collectScalar(scalar, here, certainty, collector);
    else if (isSplitImage(name, value)) collector.readValues(value, here, collector);
    else visit(value, here, collector);
  }
}

/** Keys that no container of Kubernetes has: where they stand, a custom resource gives the tag or the digest beside the image. */
const SUPPLYING_KEYS = new Set(["tag", "imageTag", "image_tag", "version", "digest", "sha", "sha256"]);

function suppliesTag(node: Mapping): boolean {
  return node.pairs.some(({ key, value }) => key.kind === "scalar" && value !== undefined && SUPPLYING_KEYS.has(key.source.value));
}

/** A `version` beside an image that has a tag is one of something else. */
function hasVersionOfItsOwn({ values, version }: SplitImage): boolean {
  return version.key.role !== "version" || !values.names.some(({ source: { value } }) => /[:@]/.test(value.slice(value.lastIndexOf("/") + 1)));
}

/** Whether a custom resource splits an image over keys as charts do: `image: {repository: x, tag: y}`. */
function isSplitImage(key: string, value: Node): boolean {
  return value.kind === "mapping" && namesImages(key) && valueAt(value, "tag") !== undefined;
}

function visitScalar(node: Scalar, path: KeyPath | undefined, collector: Collector): void {
  if (isManifest(node, path, collector)) collectEmbedded(node, path, collector);
  else collector.images.add(readPossibleImage(liftScalar(node, collector), { path, token: collector.token }));
}

function collectScalar(scalar: Scalar, path: KeyPath, certainty: Certainty, collector: Collector): void {
  const text = liftScalar(scalar, collector);
  const place = { path, token: collector.token };
  collector.images.add(readImage(text, { ...place, certainty }) ?? readPossibleImage(text, place));
}

/** An alias stands for the scalar at its anchor, which is then reported at that place. */
function scalarOf(node: Node, document: YamlDocument): Scalar | undefined {
  const target = node.kind === "alias" ? document.anchors.get(node.name) : node;
  return target?.kind === "scalar" ? target : undefined;
}

interface Operation {
  readonly target: KeyPath;
  readonly value: Node;
}

/** One operation of a JSON patch (RFC 6902): what `value` means is said by `path`. */
function operationOf(node: Mapping): Operation | undefined {
  const pointer = textAt(node, "op") === undefined ? undefined : textAt(node, "path");
  const value = pointer?.startsWith("/") ? valueAt(node, "value") : undefined;
  return pointer === undefined || value === undefined ? undefined : { target: pathOfPointer(pointer), value };
}

function visitOperation({ target, value }: Operation, collector: Collector): void {
  const certainty = certaintyAt(target);
  if (value.kind === "scalar" && certainty !== undefined) collectScalar(value, target, certainty, collector);
  else visit(value, target, collector);
}

/** Whether a block scalar holds a manifest, a patch, or a file that its key calls YAML or JSON. */
function isManifest(node: Scalar, path: KeyPath | undefined, { around }: Collector): boolean {
  if (around.length >= DEEPEST_EMBEDDING || !mayHoldText(node)) return false;
  if (typeof path?.key === "string" && MANIFEST_KEY.test(path.key)) return true;
  if (isData(path) && JSON_OBJECT.test(node.source.value) && IMAGE_KEY.test(node.source.value)) return true;
  return looksLikeKubernetes(node.source.value);
}

/** A block, or the quoted text of a patch. */
function mayHoldText({ style, source }: Scalar): boolean {
  if (style === "literal" || style === "folded") return true;
  return style !== "plain" && /^\s*[[{]|\n/.test(source.value);
}

/** What a ConfigMap or Secret holds, or a parameter of Argo's (Kubeflow has its components there); JSON needs no name to be known as such. */
function isData(path: KeyPath | undefined): boolean {
  const parent = path?.parent;
  return parent?.key === "data" || parent?.key === "stringData" || (path?.key === "value" && parent?.parent?.key === "parameters");
}
const JSON_OBJECT = /^\s*\{\s*["'#}]/;
const IMAGE_KEY = /(?:[iI]mage|[tT]ag)["']\s*:/;

/** A resource or a patch says what it is, or is a list of operations; anything else is some program's configuration. */
function collectEmbedded(node: Scalar, path: KeyPath | undefined, collector: Collector): void {
  const text = node.source.value;
  const around = [node, ...collector.around];
  for (const document of readYaml(text, { placeholder: collector.token }).documents) {
    const reading = { ...collector, document, text, around };
    const { root } = document;
    if (root?.kind === "mapping" && valueAt(root, "kind") === undefined) collector.readValues(root, path, reading);
    else collectImages(reading, [], path);
  }
}
