import type { SourceFile } from "../../model/document.js";
import type { Component, Image } from "../../model/image.js";
import type { ProjectFiles } from "../../model/project-files.js";
import { PlacedImage } from "../placed-image.js";
import { BuildGraph } from "./build-graph.js";
import { joinPath } from "../join-path.js";
import { readKustomization } from "./kustomization.js";

/** Where Kustomize replaces images unless a configuration names more fields: in pods, in whatever resource. */
const IN_POD = /(?:^|\.)(?:(?:containers|initContainers)\[\d+\]\.image|volumes\[\d+\]\.image\.reference)$/;

/** What a kustomization itself says of an image. */
const SETTING = /(?:^|\.)(?:images|imageTags)\[\d+\]\.\w+$/;

/** The names that Kustomize looks for in a folder. */
const NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Kustomizations that are handed out again are understood already. */
const graphs = new WeakMap<readonly SourceFile[], BuildGraph>();

/**
 * What the kustomizations of a project make of the images in its manifests. Where one that builds from a manifest says an
 * image's version, the manifest's own says nothing, so that its tag and digest become unknown. One is enough, even if another
 * leaves the tag as it is: which of them is applied stands in no file.
 */
export function settleByKustomizations(inProject: string, images: readonly Image[], others: ProjectFiles): readonly Image[] {
  const files = others.read({ below: "", names: NAMES });
  let graph = graphs.get(files);
  if (graph === undefined) graphs.set(files, (graph = new BuildGraph(files.map(readKustomization))));
  const path = joinPath(others.root, inProject) ?? inProject;
  return mapSome(images, (image) => {
    if (SETTING.test(image.where) || !graph.setsVersion(path, { name: nameOf(image), isInPod: IN_POD.test(image.where) })) return image;
    const { registry, repository, tag, digest } = image;
    return new PlacedImage({ registry, repository, tag: unknownAt(tag), digest: unknownAt(digest) }, image);
  });
}

function mapSome(images: readonly Image[], change: (image: Image) => Image): readonly Image[] {
  const changed = images.map(change);
  return changed.every((image, index) => image === images[index]) ? images : changed;
}

/** As Kustomize compares it: the text before tag and digest. */
const nameOf = ({ written }: Image): string => written.replace(/@[^@]*$/, "").replace(/:[^:/]*$/, "");

const unknownAt = ({ range }: Component): Component => ({ parts: [{ kind: "unknown", written: "", range }], range });
