import type { SourceFile } from "../../model/document.js";
import type { Image } from "../../model/image.js";
import type { ProjectFiles } from "../../model/project-files.js";
import { valueAt } from "../../yaml/entries.js";
import { readYaml } from "../../yaml/read.js";
import type { PodContainer } from "../kubernetes/pod-containers.js";
import { containersOf } from "../kubernetes/pod-containers.js";
import type { Kustomization } from "./kustomization.js";
import type { Patch } from "./patch.js";
import { givesImage } from "./patch.js";

/** A patch with its text. */
interface WrittenPatch {
  readonly patch: Patch;
  readonly text: string;
}

/**
 * Tells which images of a manifest the patches of a kustomization replace. Patches are read when that is asked, and the manifest when
 * one of them speaks of images.
 */
export function patchesOf(manifest: SourceFile, others: ProjectFiles): (image: Image, kustomization: Kustomization) => boolean {
  const read = new Map<Kustomization, readonly WrittenPatch[]>();
  let containers: readonly PodContainer[] | undefined;
  return (image, kustomization) => {
    const patches = read.get(kustomization) ?? readPatches(kustomization, others);
    read.set(kustomization, patches);
    if (patches.length === 0) return false;
    containers ??= readYaml(manifest.text).documents.flatMap(({ root }) => (root?.kind === "mapping" ? containersOf(root) : []));
    const container = containers.find(({ mapping }) => isWithin(image, mapping));
    return container !== undefined && patches.some(({ patch, text }) => givesImage(patch, text, container));
  };
}

/** The files of a kustomization's patches are read all at once. */
function readPatches({ patches }: Kustomization, others: ProjectFiles): readonly WrittenPatch[] {
  const paths = patches.flatMap(({ file }) => file ?? []);
  const files = paths.length === 0 ? [] : others.read({ below: commonFolder(paths), names: [...new Set(paths.map((path) => path.slice(path.lastIndexOf("/") + 1)))] });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return patches.flatMap((patch) => {
    const text = patch.text ?? texts.get(patch.file ?? "");
    return text?.includes("image") === true ? [{ patch, text }] : [];
  });
}

function commonFolder(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split("/").slice(0, -1));
  const length = first.findIndex((name, index) => rest.some((names) => names[index] !== name));
  return first.slice(0, length < 0 ? first.length : length).join("/");
}

function isWithin({ range }: Image, container: PodContainer["mapping"]): boolean {
  const own = valueAt(container, "image")?.range;
  return own !== undefined && own.start <= range.start && range.end <= own.end;
}
