import { mappingsBelow } from "../../yaml/below.js";
import { valueAt } from "../../yaml/entries.js";
import type { Mapping } from "../../yaml/node.js";
import type { KeyPath } from "../key-path.js";

/** Options whose argument says where a build's image goes: kaniko, docker, buildah, ko, tekton's build tasks. */
const TARGET_OPTION = /^(?:-t|--tag|-d|--destination|--output[\w-]*)$/;
const TARGET_ASSIGNMENT = /^--(?:tag|destination|output[\w-]*)=/;

/** Programs that build, push and copy images. */
const BUILDERS = /(?:^|\/)(?:docker|podman|buildah|nerdctl|img|crane|skopeo|regctl|oras|ko|kaniko|executor)$/;

/** Whether the keys say that the value at `path` is what a build gives, not what it takes (Strimzi, Shipwright, OpenShift). */
export function isProduct({ key, parent }: KeyPath): boolean {
  if (key === "image") return parent?.key === "output";
  return key === "name" && parent?.key === "to" && parent.parent?.key === "output";
}

/** Whether the `image` of a mapping is put together of those in its `manifests` and pushed (manifest-tool's YAML, Drone's manifest plugin). */
export const isPutTogether = (node: Mapping): boolean => mappingsBelow(node, ["manifests"]).some((manifest) => valueAt(manifest, "image") !== undefined);

/** Whether a `{name, value}` pair of a pipeline names its product: `OUTPUT_IMAGE`, `destImageURL`, `manifest-image` of buildah's tasks. */
export const isProductName = (name: string): boolean => /^(?:output|dest|destination|target|manifest)[-_]?image(?:[-_]?(?:url|ref))?$/i.test(name);

/** Which words of a command line are images that it makes: targets of builds, pushes, copies and tags. */
export function findProducts(words: readonly string[]): ReadonlySet<number> {
  const products = new Set<number>();
  const program = words.findIndex((word) => BUILDERS.test(word));
  const verb = words[program + 1];
  for (const [index, word] of words.entries()) {
    if (TARGET_ASSIGNMENT.test(word)) products.add(index);
    if (TARGET_OPTION.test(word) && isTarget(word, words)) products.add(index + 1);
  }
  if (program >= 0 && verb === "push") addOperands(program + 2, words, products);
  if (program >= 0 && (verb === "copy" || verb === "cp" || verb === "tag")) products.add(words.length - 1);
  return products;
}

/** `-t` and `-d` mean something else to most programs; the long options do not. */
function isTarget(option: string, words: readonly string[]): boolean {
  return option.startsWith("--") || words.some((word) => BUILDERS.test(word) || word === "build");
}

function addOperands(from: number, words: readonly string[], products: Set<number>): void {
  for (let index = from; index < words.length; index++) products.add(index);
}
