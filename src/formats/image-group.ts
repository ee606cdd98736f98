import { looksLikeHost } from "../model/reference.js";
import type { Mapping, Pair } from "../yaml/node.js";
import type { Entry } from "../yaml/entries.js";
import { imageEntriesOf } from "./image-entries.js";
import type { ImageKey, ImageKeyRole } from "./image-key.js";
import { isPullPolicy, isSourceControl, readImageKey } from "./image-key.js";
import { Meaning, meaningsIn } from "./key-meaning.js";
import type { SplitValues } from "./split-image.js";
import { isGiven } from "./split-image.js";
import type { YamlPlace, YamlValue } from "./yaml-value.js";
import { readYamlValue } from "./yaml-value.js";

/** A key of a mapping that speaks of an image, with its value. */
export interface ImageField {
  readonly key: ImageKey;
  readonly name: string;
  readonly value: YamlValue;
  readonly pair: Pair;
  /** Of the mapping itself, not of one that it merges. */
  readonly isOwn: boolean;
}

/** The keys of one mapping that speak of one image. */
type ImageGroup = readonly ImageField[];

/** An image that is split over keys: its values, the fields they are in, and the one that pins it. */
export interface SplitImage {
  readonly values: SplitValues;
  readonly fields: readonly ImageField[];
  readonly version: ImageField;
}

/** Where a `repository` is one of git. */
const SOURCE_HOST = /^(?:github\.com|gitlab\.com|bitbucket\.org|opendev\.org|git@)|\.git$/;

/**
 * The images that a mapping splits over its keys, those that it merges included.
 * @param isImage whether the mapping is the value of a key that names an image, so that `tag` or `name` can be nothing else
 */
export function findSplitImages(mapping: Mapping, isImage: boolean, place: YamlPlace): readonly SplitImage[] {
  const entries = imageEntriesOf(mapping, place.document);
  if (entries.length === 0) return [];
  const isSure = isImage || entries.some(({ key }) => isPullPolicy(key));
  if (!isSure && entries.some(({ key }) => isSourceControl(key))) return [];
  const groups = groupFields(entries, mapping, place);
  // Beside the image's own tag, another one is of something that has no name here: `fallbackTag`.
  const isTagged = groups.some((group) => group.some(({ key }) => key.prefix === "" && key.role === "tag"));
  return groups.flatMap((group) => splitImagesOf(group, { isSure, isImage: isImage && !(isTagged && group.every(({ key }) => key.prefix !== "")) }));
}

/** Fields by their prefix, of images that the mapping says something of itself; of duplicate keys the last one counts. */
function groupFields(entries: readonly Entry[], mapping: Mapping, place: YamlPlace): readonly ImageGroup[] {
  const merges = (meaningsIn(mapping) & Meaning.merge) !== 0;
  const own = new Set(merges ? mapping.pairs : []);
  const groups = new Map<string, Map<string, ImageField>>();
  for (const { key: name, pair } of entries) {
    const key = readImageKey(name);
    if (key === undefined) continue;
    const isOwn = !merges || own.has(pair);
    let group = groups.get(key.prefix);
    // A mapping's own entries come first.
    if (group === undefined && !isOwn) continue;
    const value = readYamlValue(pair, place);
    if (value === undefined) continue;
    if (group === undefined) groups.set(key.prefix, (group = new Map<string, ImageField>()));
    group.set(name, { key, name, value, pair, isOwn });
  }
  joinDefaultVersion(groups);
  return [...groups.values()].map((group) => [...group.values()]);
}

/** `defaultImageVersion` beside `image`, as KServe writes it, is that image's, unless there is a `defaultImage`. */
function joinDefaultVersion(groups: ReadonlyMap<string, Map<string, ImageField>>): void {
  const [version, ...others] = groups.get("default") ?? [];
  const isVersion = version?.[1].key.role === "version" && version[1].key.saysImage;
  if (isVersion && others.length === 0) groups.get("")?.set(...version);
}

/** How sure it is what the keys of a mapping are about: an image, because they stand below its key, or beside what only an image has. */
interface Setting {
  readonly isImage: boolean;
  readonly isSure: boolean;
}

function splitImagesOf(group: ImageGroup, { isImage, isSure }: Setting): readonly SplitImage[] {
  const first = (...roles: readonly ImageKeyRole[]) => firstOf(group, roles);
  const repository = first("repository");
  if (repository !== undefined && SOURCE_HOST.test(repository.value.source.value)) return [];
  const image = first("image");
  const registry = first("registry") ?? hostOf(first("host"), repository ?? image);
  const name = nameOf(first("name"), { repository, image, registry }, isSure);
  const names = withOrganization(first("org"), namesOf(repository, image, name));
  const isNamed = names.length > 0 || registry?.key.prefix === "";

  const isTag = ({ key }: ImageField) => isNamed || isImage || key.saysImage || (isSure && key.prefix === "");
  const tags = tagsOf(group, isVersioned(repository, image, isSure)).filter(isTag);
  const digest = first("digest", "sha");
  const bareDigest = digest?.key.role === "sha";
  const fields = [registry, ...names, digest].filter((field) => field !== undefined);
  const pins = tags.length > 0 ? tags : names.length > 0 && digest !== undefined ? [undefined] : [];
  return pins.flatMap((tag) => {
    const version = tag ?? digest;
    if (version === undefined) return [];
    const values: SplitValues = { registry: registry?.value, names: names.map((name) => name.value), tag: tag?.value, digest: digest?.value, bareDigest };
    return { values, fields: tag === undefined ? fields : [...fields, tag], version };
  });
}

/** The first field of these roles that has a value; one without if none has. */
function firstOf(group: ImageGroup, roles: readonly ImageKeyRole[]): ImageField | undefined {
  let empty: ImageField | undefined;
  for (const field of group) {
    if (!roles.includes(field.key.role)) continue;
    if (isGiven(field.value)) return field;
    empty ??= field;
  }
  return empty;
}

/** Whether a `version` can be the tag: a chart has one, too, beside its repository, and a machine beside its image. */
function isVersioned(repository: ImageField | undefined, image: ImageField | undefined, isSure: boolean): boolean {
  if (image === undefined) return isSure && repository !== undefined;
  return isSure || repository !== undefined || image.value.source.value.includes("/");
}

/** The tags that are given, if any is; an empty one stands for all that are. A `version` counts where there is no tag. */
function tagsOf(group: ImageGroup, versionCounts: boolean): readonly ImageField[] {
  const tags = group.filter(({ key }) => key.role === "tag");
  const versions = versionCounts ? group.filter(({ key }) => key.role === "version") : [];
  const given = (tags.length > 0 ? tags : versions).filter(({ value }) => isGiven(value));
  return given.length > 0 ? given : [...tags, ...versions].slice(0, 1);
}

/** A host is a database's as often as a registry's, unless it looks like one beside a name. */
function hostOf(host: ImageField | undefined, name: ImageField | undefined): ImageField | undefined {
  return host?.key.prefix === "" && name !== undefined && looksLikeHost(host.value.source.value) ? host : undefined;
}

/** `name` says little by itself: it counts below an image's key, beside a registry, or when it has a registry in it. */
function nameOf(name: ImageField | undefined, { registry, repository, image }: Readonly<Record<"registry" | "repository" | "image", ImageField | undefined>>, isSure: boolean): ImageField | undefined {
  if (name === undefined || image !== undefined) return undefined;
  if (name.key.saysImage || isSure || registry !== undefined) return name;
  const [host = "", ...path] = name.value.source.value.split("/");
  return repository === undefined && path.length > 0 && looksLikeHost(host) && host.includes(".") ? name : undefined;
}

/** `org: team` stands before a name that is not whole already. */
function withOrganization(org: ImageField | undefined, names: readonly ImageField[]): readonly ImageField[] {
  const [first] = names;
  if (org === undefined || first === undefined || !isGiven(org.value)) return names;
  return first.value.source.value.includes("/") ? names : [org, ...names];
}

/** What the name is joined of; a part that holds the whole of it stands alone. */
function namesOf(repository: ImageField | undefined, image: ImageField | undefined, name: ImageField | undefined): readonly ImageField[] {
  const last = image ?? name;
  if (repository === undefined || last === undefined) return [repository ?? last].filter((field) => field !== undefined);
  const base = repository.value.source.value.trim();
  const tail = last.value.source.value.trim();
  if (tail === "" || base.endsWith(`/${tail}`) || base === tail) return [repository];
  const [head = "", ...path] = tail.split("/");
  return path.length > 0 && looksLikeHost(head) ? [last] : [repository, last];
}
