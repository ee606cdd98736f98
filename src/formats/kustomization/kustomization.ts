import type { SourceFile } from "../../model/document.js";
import type { Mapping, Node } from "../../yaml/node.js";
import { entriesOf, textAt, textOf } from "../../yaml/entries.js";
import { readYaml } from "../../yaml/read.js";
import { joinPath } from "../join-path.js";
import type { Patch } from "./patch.js";
import { readMergedPatch, readPatch } from "./patch.js";

/** An entry of `images`: what becomes of the images of a name. */
export interface ImageSetting {
  /** As manifests have it, without tag and digest. */
  readonly name: string;
  readonly newName: string | undefined;
  /** Whether it says which version it is to be; a floating one is told where it stands. */
  readonly setsVersion: boolean;
}

/** What a kustomization builds from, and what it makes of the images in that. Paths are relative to what its own is. */
export interface Kustomization {
  readonly path: string;
  readonly folder: string;
  /** Manifests, patches, and folders of other kustomizations, each as a path. */
  readonly sources: readonly string[];
  /** Folders of components: their settings apply to all that this kustomization builds. */
  readonly components: readonly string[];
  readonly settings: readonly ImageSetting[];
  readonly patches: readonly Patch[];
  /** Whether it brings a configuration of its own, which may say that images stand in other fields than a pod's. */
  readonly isConfigured: boolean;
}

/** Lists of paths, by the names that fields had before, too. */
const SOURCES = new Set(["resources", "bases", "generators", "patchesStrategicMerge"]);
/** Lists of patches, each with the path of its file. */
const PATCHES = new Set(["patches", "patchesJson6902"]);

/** Reads a kustomization; what does not say a path or an image is left out. */
export function readKustomization({ path, text }: SourceFile): Kustomization {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const root = readYaml(text).documents.map((document) => document.root).find((node) => node?.kind === "mapping");
  const entries = root === undefined ? [] : entriesOf(root);
  const listsAt = (isWanted: (key: string) => boolean) => entries.flatMap(({ key, value }) => (isWanted(key) ? itemsOf(value) : []));
  const resolve = (paths: readonly (string | undefined)[]) => paths.flatMap((one) => (one === undefined ? [] : (joinPath(folder, one) ?? [])));
  const mappingsAt = (isWanted: (key: string) => boolean) => listsAt(isWanted).filter((item) => item.kind === "mapping");
  return {
    path,
    folder,
    sources: resolve([...listsAt((key) => SOURCES.has(key)).map(textOf), ...mappingsAt((key) => PATCHES.has(key)).map((patch) => textAt(patch, "path"))]),
    components: resolve(listsAt((key) => key === "components").map(textOf)),
    patches: [
      ...listsAt((key) => key === "patchesStrategicMerge").flatMap((item) => (item.kind === "scalar" ? [readMergedPatch(item.source.value, folder)] : [])),
      ...mappingsAt((key) => PATCHES.has(key)).flatMap((patch) => readPatch(patch, folder)),
    ],
    settings: mappingsAt((key) => key === "images" || key === "imageTags").flatMap(readSetting),
    isConfigured: entries.some(({ key }) => key === "configurations"),
  };
}

const itemsOf = (node: Node | undefined): readonly Node[] => (node?.kind === "sequence" ? node.items.filter((item) => item !== undefined) : []);

function readSetting(entry: Mapping): readonly ImageSetting[] {
  const name = textAt(entry, "name");
  if (name === undefined || name === "") return [];
  const given = (key: string) => (NOTHING.test(textAt(entry, key) ?? "") ? undefined : textAt(entry, key));
  const newName = given("newName");
  return [{ name, newName, setsVersion: given("newTag") !== undefined || given("digest") !== undefined || hasVersion(newName ?? "") }];
}

/** A tag or digest that `newName` is not meant for, but brings along. */
const hasVersion = (name: string): boolean => /[:@]/.test(name.slice(name.lastIndexOf("/") + 1));

const NOTHING = /^(?:~|null|Null|NULL)?$/;
