import type { SourceFile } from "../../model/document.js";
import { itemsBelow, mappingBelow, mappingsBelow, nodeBelow } from "../../yaml/below.js";
import { textAt, textOf, valueAt } from "../../yaml/entries.js";
import type { Mapping, Node } from "../../yaml/node.js";
import { readYaml } from "../../yaml/read.js";
import { joinPath } from "../join-path.js";

/** The names that Skaffold looks for. */
export const SKAFFOLD_NAMES = ["skaffold.yaml", "skaffold.yml"];

/** What the configurations of a file build and deploy, in whatever profile. Paths are relative to what the file's own is. */
export interface SkaffoldFile {
  readonly path: string;
  /** Names of the images that are built. */
  readonly artifacts: readonly string[];
  /** Paths of manifests, in which a star is any text. */
  readonly manifests: readonly string[];
  /** Folders of kustomizations. */
  readonly kustomizations: readonly string[];
  /** Files of configurations that run together with these. */
  readonly required: readonly string[];
}

/** Where manifests are when nothing says so (skaffold.dev/docs/references/yaml, `manifests.rawYaml`). */
const DEFAULT_MANIFESTS = "k8s/*.yaml";

/** Kinds of renderers and deployers with which nothing is deployed by default. */
const OTHERS: readonly (readonly string[])[] = [
  ["manifests", "helm"],
  ["manifests", "kpt"],
  ["deploy", "helm"],
  ["deploy", "kpt"],
  ["deploy", "docker"],
  ["deploy", "cloudrun"],
];

/** Reads a file of Skaffold's; what does not say an image or a path is left out. */
export function readSkaffoldFile({ path, text }: SourceFile): SkaffoldFile {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const configurations = readYaml(text).documents.flatMap(({ root }) => (root?.kind === "mapping" && textAt(root, "apiVersion")?.startsWith("skaffold/") === true ? [root] : []));
  const sections = configurations.flatMap((one) => [one, ...mappingsBelow(one, ["profiles"])]);
  const resolve = (paths: readonly string[]): readonly string[] => paths.flatMap((one) => joinPath(folder, one) ?? []);
  return {
    path,
    artifacts: sections.flatMap((section) => itemsAt(section, ["build", "artifacts"]).flatMap((artifact) => (artifact.kind === "mapping" ? (textAt(artifact, "image") ?? []) : []))),
    manifests: resolve([...sections.flatMap(manifestsOf), ...configurations.flatMap((one) => (deploysByDefault(one) ? [DEFAULT_MANIFESTS] : []))]),
    kustomizations: resolve(sections.flatMap(kustomizationsOf)),
    required: resolve(configurations.flatMap((one) => mappingsBelow(one, ["requires"]).flatMap((required) => fileOf(textAt(required, "path"))))),
  };
}

const manifestsOf = (section: Mapping): readonly string[] => [...textsAt(section, "manifests", "rawYaml"), ...textsAt(section, "deploy", "kubectl", "manifests")];

/** Without a path it is the folder of the configuration. */
function kustomizationsOf(section: Mapping): readonly string[] {
  return ["manifests", "deploy"].flatMap((stage) => {
    const kustomize = mappingBelow(section, [stage, "kustomize"]);
    const added = textsAt(section, stage, "kustomize", "paths");
    if (kustomize === undefined) return added;
    const paths = [...added, ...[textAt(kustomize, "path")].filter((path) => path !== undefined)];
    return paths.length === 0 ? ["."] : paths;
  });
}

const deploysByDefault = (configuration: Mapping): boolean =>
  manifestsOf(configuration).length === 0 && kustomizationsOf(configuration).length === 0 && OTHERS.every((keys) => nodeBelow(configuration, keys) === undefined);

/** A folder stands for the file in it. */
function fileOf(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  return [/\.ya?ml$/.test(path) ? path : `${path}/skaffold.yaml`];
}

/** The items of a list, and those that a profile's patches add to it or put into it (RFC 6902). */
function itemsAt(section: Mapping, keys: readonly string[]): readonly Node[] {
  const patches = mappingsBelow(section, ["patches"]).filter((patch) => isItemOf(keys, textAt(patch, "path") ?? ""));
  return [...itemsBelow(section, keys), ...patches.map((patch) => valueAt(patch, "value"))].filter((item) => item !== undefined);
}

const isItemOf = (keys: readonly string[], pointer: string): boolean => pointer.slice(0, pointer.lastIndexOf("/")) === `/${keys.join("/")}`;

const textsAt = (section: Mapping, ...keys: readonly string[]): readonly string[] => itemsAt(section, keys).flatMap((item) => textOf(item) ?? []);
