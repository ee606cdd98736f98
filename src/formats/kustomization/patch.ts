import type { PodContainer } from "../kubernetes/pod-containers.js";
import { containersOf } from "../kubernetes/pod-containers.js";
import { textAt, valueAt } from "../../yaml/entries.js";
import type { Mapping } from "../../yaml/node.js";
import { readYaml } from "../../yaml/read.js";
import { joinPath } from "../join-path.js";

/** Which resources a patch is for; `undefined` for any. */
export interface PatchTarget {
  readonly kind: string | undefined;
  readonly name: string | undefined;
}

/** A patch of a kustomization: in a file, as a path, or inside. Without a target it says itself what it is for. */
export interface Patch {
  readonly target: PatchTarget | undefined;
  readonly file: string | undefined;
  readonly text: string | undefined;
}

/** An entry of `patches` or `patchesJson6902`; none if it is for resources that only their labels tell. */
export function readPatch(entry: Mapping, folder: string): readonly Patch[] {
  const target = valueAt(entry, "target");
  const read = target?.kind === "mapping" ? readTarget(target) : undefined;
  if (target !== undefined && read === undefined) return [];
  const path = textAt(entry, "path");
  return [{ target: read, file: path === undefined ? undefined : joinPath(folder, path), text: textAt(entry, "patch") }];
}

/** An entry of `patchesStrategicMerge`: a path, or the patch. */
export const readMergedPatch = (entry: string, folder: string): Patch =>
  entry.includes("\n") ? { target: undefined, file: undefined, text: entry } : { target: undefined, file: joinPath(folder, entry), text: undefined };

/** Names are regular expressions; only those are understood that are names, and the one for all. */
function readTarget(target: Mapping): PatchTarget | undefined {
  const name = textAt(target, "name");
  if (valueAt(target, "labelSelector") !== undefined || valueAt(target, "annotationSelector") !== undefined || (name !== undefined && !/^(?:[\w.-]+|\.\*)$/.test(name))) return undefined;
  return { kind: textAt(target, "kind"), name: name === ".*" ? undefined : name };
}

/** Whether a patch gives the container another image (kubectl.docs.kubernetes.io/references/kustomize, "patches"). */
export function givesImage({ target }: Patch, text: string, container: PodContainer): boolean {
  if (target !== undefined && !isMeant(target, container)) return false;
  return readYaml(text).documents.some(({ root }) => {
    if (root?.kind === "sequence") return target !== undefined && root.items.some((item) => item?.kind === "mapping" && isReplacement(item, container));
    return root?.kind === "mapping" && containersOf(root).some((patch) => isMerged(patch, container) && (target !== undefined || (patch.kind === container.kind && patch.resource === container.resource)));
  });
}

const isMeant = ({ kind, name }: PatchTarget, container: PodContainer): boolean => (kind === undefined || kind === container.kind) && (name === undefined || name === container.resource);

const isMerged = (patch: PodContainer, { list, name }: PodContainer): boolean => patch.list === list && patch.name === name && name !== undefined && hasText(patch.mapping, "image");

/** One operation of a JSON patch (RFC 6902). */
const isReplacement = (operation: Mapping, { pointer }: PodContainer): boolean =>
  (textAt(operation, "op") === "replace" || textAt(operation, "op") === "add") && textAt(operation, "path") === pointer && hasText(operation, "value");

const hasText = (mapping: Mapping, key: string): boolean => (textAt(mapping, key) ?? "") !== "";
