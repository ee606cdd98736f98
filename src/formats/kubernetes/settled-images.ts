import type { SourceFile } from "../../model/document.js";
import type { Component, Image } from "../../model/image.js";
import type { ProjectFiles } from "../../model/project-files.js";
import { joinPath } from "../join-path.js";
import { BuildGraph } from "../kustomization/build-graph.js";
import { readKustomization } from "../kustomization/kustomization.js";
import { patchesOf } from "../kustomization/patched-images.js";
import { PlacedImage } from "../placed-image.js";
import { SkaffoldBuilds } from "../skaffold/skaffold-builds.js";
import { readSkaffoldFile, SKAFFOLD_NAMES } from "../skaffold/skaffold-file.js";

/** Where Kustomize replaces images unless a configuration names more fields: in pods, in whatever resource. */
const IN_POD = /(?:^|\.)(?:(?:containers|initContainers)\[\d+\]\.image|volumes\[\d+\]\.image\.reference)$/;

/** Where Skaffold does: in what runs pods in Kubernetes itself, and in Knative; in a kustomization's own patches, too. */
const IN_WORKLOAD = /^(?:items\[\d+\]\.|patches(?:Json6902)?\[\d+\]\.patch\.|patchesStrategicMerge\[\d+\]\.)?spec\.(?:(?:jobTemplate\.spec\.)?template\.spec\.)?(?:containers|initContainers)\[\d+\]\.image$/;

/** In a ConfigMap or a Secret, whose texts both leave as they are. */
const IN_TEXT = /^(?:items\[\d+\]\.)?(?:data|stringData)[.[]/;

/** What Skaffold runs itself, beside the deployment. */
const IN_SKAFFOLD = /^(?:profiles\[\d+\]\.)?(?:customActions\[\d+\]\.containers\[\d+\]|verify\[\d+\]\.container)\.image$/;

/** What a kustomization itself says of an image. */
const SETTING = /(?:^|\.)(?:images|imageTags)\[\d+\]\.\w+$/;

/** The names that Kustomize looks for in a folder. */
const KUSTOMIZATION_NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** What is known of a project's builds. */
interface Builds {
  readonly graph: BuildGraph;
  readonly skaffold: SkaffoldBuilds;
}

/** Files that are handed out again are understood already. */
const known = new WeakMap<readonly SourceFile[], Builds>();

/**
 * What the kustomizations of a project, and Skaffold, make of the images in its manifests. Where one that builds from a manifest
 * says an image's version, the manifest's own says nothing, so that its tag and digest become unknown. One is enough, even if another
 * leaves the tag as it is: which of them is applied stands in no file. Of patches, which give another image, all ways must have one.
 */
export function settleByBuilds(file: SourceFile, images: readonly Image[], others: ProjectFiles): readonly Image[] {
  const { graph, skaffold } = readBuilds(others);
  const path = joinPath(others.root, file.path) ?? file.path;
  const isPatchedBy = patchesOf(file, others);
  const isSettled = (image: Image): boolean => {
    const { where } = image;
    if (SETTING.test(where) || IN_TEXT.test(where)) return false;
    const name = nameOf(image);
    const isInPod = IN_POD.test(where);
    if (graph.setsVersion(path, { name, isInPod, isInWorkload: IN_WORKLOAD.test(where) })) return true;
    return (isInPod && graph.isPatched(path, (kustomization) => isPatchedBy(image, kustomization))) || (IN_SKAFFOLD.test(where) && skaffold.replacesInConfiguration(path, name));
  };
  return mapSome(images, (image) => (isSettled(image) ? withoutVersion(image) : image));
}

function readBuilds(others: ProjectFiles): Builds {
  const files = others.read({ below: "", names: [...KUSTOMIZATION_NAMES, ...SKAFFOLD_NAMES] });
  const before = known.get(files);
  if (before !== undefined) return before;
  const isSkaffold = ({ path }: SourceFile): boolean => SKAFFOLD_NAMES.includes(path.slice(path.lastIndexOf("/") + 1));
  const skaffold = new SkaffoldBuilds(files.filter(isSkaffold).map(readSkaffoldFile));
  const graph = new BuildGraph(files.filter((file) => !isSkaffold(file)).map(readKustomization), skaffold);
  const builds = { graph, skaffold };
  known.set(files, builds);
  return builds;
}

function withoutVersion(image: Image): Image {
  const { registry, repository, tag, digest } = image;
  return new PlacedImage({ registry, repository, tag: unknownAt(tag), digest: unknownAt(digest) }, image);
}

function mapSome(images: readonly Image[], change: (image: Image) => Image): readonly Image[] {
  const changed = images.map(change);
  return changed.every((image, index) => image === images[index]) ? images : changed;
}

/** As Kustomize and Skaffold compare it: the text before tag and digest. */
const nameOf = ({ written }: Image): string => written.replace(/@[^@]*$/, "").replace(/:[^:/]*$/, "");

const unknownAt = ({ range }: Component): Component => ({ parts: [{ kind: "unknown", written: "", range }], range });
