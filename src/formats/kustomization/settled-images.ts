import type { SourceFile } from "../../model/document.js";
import type { Component, Image } from "../../model/image.js";
import { BuildGraph } from "./build-graph.js";
import { joinPath } from "./join-path.js";
import { readKustomization } from "./kustomization.js";

/** The kustomizations that belong together with a project. */
export interface ProjectKustomizations {
  /** Their paths are relative to a folder around them all. */
  readonly files: readonly SourceFile[];
  /** The project's root, relative to the same folder; empty if it is that one. */
  readonly root: string;
}

/** Gives the images of the file at `path` as the kustomizations leave them; the very same list where they change none. */
export type SettleImages = (path: string, images: readonly Image[]) => readonly Image[];

/** Where Kustomize replaces images unless a configuration names more fields: in pods, in whatever resource. */
const IN_POD = /(?:^|\.)(?:(?:containers|initContainers)\[\d+\]\.image|volumes\[\d+\]\.image\.reference)$/;

/** What a kustomization itself says of an image. */
const SETTING = /(?:^|\.)(?:images|imageTags)\[\d+\]\.\w+$/;

/**
 * What the kustomizations of a project make of the images in its manifests. Where one that builds from a
 * manifest says an image's version, the manifest's own says nothing, so that its tag and digest become unknown. One is
 * enough, even if another leaves the tag as it is: which of them is applied stands in no file.
 */
export function createSettler({ files, root }: ProjectKustomizations): SettleImages {
  const graph = new BuildGraph(files.map(readKustomization));
  return (inProject, images) => {
    const path = joinPath(root, inProject) ?? inProject;
    const isSettled = images.map((image) => !SETTING.test(image.where) && graph.setsVersion(path, { name: nameOf(image), isInPod: IN_POD.test(image.where) }));
    return isSettled.includes(true) ? images.map((image, index) => (isSettled[index] === true ? withoutVersion(image) : image)) : images;
  };
}

/** As Kustomize compares it: the text before tag and digest. */
const nameOf = ({ written }: Image): string => written.replace(/@[^@]*$/, "").replace(/:[^:/]*$/, "");

const withoutVersion = (image: Image): Image => ({ ...image, tag: unknownAt(image.tag), digest: unknownAt(image.digest) });

const unknownAt = ({ range }: Component): Component => ({ parts: [{ kind: "unknown", written: "", range }], range });
