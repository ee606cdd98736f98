import { itemsBelow } from "../../yaml/below.js";
import { textAt, valueAt } from "../../yaml/entries.js";
import type { Mapping } from "../../yaml/node.js";

/** A container of a resource's pod, as patches of Kustomize's tell it from others. */
export interface PodContainer {
  readonly kind: string | undefined;
  /** Of the resource. */
  readonly resource: string | undefined;
  readonly list: string;
  readonly name: string | undefined;
  /** Its image as a JSON pointer: `/spec/template/spec/containers/0/image`. */
  readonly pointer: string;
  readonly mapping: Mapping;
}

/** Where pods stand in what Kubernetes itself runs. */
const PODS: readonly (readonly string[])[] = [["spec"], ["spec", "template", "spec"], ["spec", "jobTemplate", "spec", "template", "spec"]];
const LISTS = ["containers", "initContainers"];

export function containersOf(resource: Mapping): readonly PodContainer[] {
  const metadata = valueAt(resource, "metadata");
  const owner = { kind: textAt(resource, "kind"), resource: metadata?.kind === "mapping" ? textAt(metadata, "name") : undefined };
  return PODS.flatMap((pod) =>
    LISTS.flatMap((list) =>
      itemsBelow(resource, [...pod, list]).flatMap((mapping, index) =>
        mapping?.kind === "mapping" ? [{ ...owner, list, name: textAt(mapping, "name"), pointer: `/${pod.join("/")}/${list}/${index}/image`, mapping }] : [],
      ),
    ),
  );
}
