import type { Range } from "../../model/text.js";
import type { Mapping, Node } from "../../yaml/node.js";
import type { SplitImage } from "../image-group.js";
import { findSplitImages } from "../image-group.js";
import type { ImageList } from "../image-list.js";
import type { KeyPath } from "../key-path.js";
import type { SplitValues } from "../split-image.js";
import { isGiven, joinImage, placeJoined } from "../split-image.js";
import type { YamlPlace, YamlValue } from "../yaml-value.js";
import { liftRange } from "../yaml-value.js";
import { isImageMapping } from "./place.js";

/** Where the mapping stands that splits an image, and where the images go. */
export interface SplitPlace extends YamlPlace {
  readonly images: ImageList;
  readonly token: RegExp | undefined;
  /** Which of the images that the keys may be count; all, unless given. */
  readonly isWanted?: (image: SplitImage) => boolean;
}

const NOTHING_READ: ReadonlySet<Node> = new Set();

/**
 * Gathers the images that a mapping splits over its keys (`repository` and `tag`, `image` and `imageTag`), and answers the
 * values that were read as parts of them. `key` is where the key stands that the mapping is the value of.
 */
export function collectSplitImages(node: Mapping, path: KeyPath | undefined, key: Range | undefined, place: SplitPlace): ReadonlySet<Node> {
  const isImage = isImageMapping(path);
  const images = findSplitImages(node, isImage, place);
  if (images.length === 0) return NOTHING_READ;
  const read = new Set<Node>();
  for (const image of images) {
    if (place.isWanted?.(image) === false) continue;
    const { values, fields, version } = image;
    const ownFields = fields.filter(({ isOwn }) => isOwn);
    const joined = ownFields.length === 0 ? undefined : joinImage(values, place.token);
    if (joined === undefined) continue;
    const start = Math.min(...ownFields.map(({ pair }) => pair.key.range.start));
    const statement = liftRange(isImage && key !== undefined ? key : { start, end: start }, place.around);
    place.images.add(placeJoined(joined, { where: { parent: path, key: version.name }, certainty: "likely", statement }));
    for (const { pair, value } of fields) {
      if (pair.value !== undefined && !isReferenceOfItsOwn(value, values)) read.add(pair.value);
    }
  }
  return read;
}

/** A name with a tag in it, beside a tag that is given, unless a digest pins both. */
function isReferenceOfItsOwn(value: YamlValue, { names, tag, digest }: SplitValues): boolean {
  if (tag === undefined || !isGiven(tag) || (digest !== undefined && isGiven(digest))) return false;
  return names.includes(value) && /:[^/]*$/.test(value.source.value);
}
