import type { ImageMove } from "./commit.js";
import type { Image } from "./image.js";
import { isAbsent, isDynamic } from "./image.js";
import { showParts } from "./part.js";
import { normalizeName } from "./reference.js";

/** An image as far as it can move. */
interface Placed {
  readonly where: string;
  readonly names: readonly string[];
  readonly version: string;
  readonly image: Image;
}

/**
 * The images of a file that have another tag or digest than before. An image is the same one by its name and its place, or,
 * where places have shifted, by its name and the order of those that are left.
 * @param isManaged whether tag files gave a reference its tag
 */
export function findMoves(path: string, before: readonly Image[], after: readonly Image[], isManaged: (image: Image) => boolean): readonly ImageMove[] {
  const unmatched = new Map<string, Placed[]>();
  for (const image of before.map(place)) push(unmatched, keyOf(image), image);
  const left: Placed[] = [];
  const moves: ImageMove[] = [];
  const pair = (old: Placed, now: Placed): void => {
    if (old.version !== now.version) moves.push({ path, where: now.where, names: now.names, before: old.version, after: now.version, isManaged: isManaged(now.image) });
  };
  for (const image of after.map(place)) {
    const old = unmatched.get(keyOf(image))?.shift();
    if (old === undefined) left.push(image);
    else pair(old, image);
  }
  const byName = new Map<string, Placed[]>();
  for (const image of [...unmatched.values()].flat()) push(byName, image.names.join(), image);
  for (const image of left) {
    const old = byName.get(image.names.join())?.shift();
    if (old !== undefined) pair(old, image);
  }
  return moves;
}

const keyOf = ({ where, names }: Placed): string => `${where}\n${names.join()}`;

function place(image: Image): Placed {
  const { registry, repository, tag, digest, where } = image;
  const host = isAbsent(registry) ? undefined : showParts(registry.parts);
  const path = showParts(repository.parts);
  const written = host === undefined ? path : `${host}/${path}`;
  const isKnown = !isDynamic(registry) && !isDynamic(repository);
  const names = isKnown ? [...new Set([written, normalizeName({ registry: host, repository: path })])] : [written];
  const version = (isAbsent(tag) ? "" : `:${showParts(tag.parts)}`) + (isAbsent(digest) ? "" : `@${showParts(digest.parts)}`);
  return { where, names, version: version === "" ? "no tag" : version.replace(/^:/, ""), image };
}

function push(map: Map<string, Placed[]>, key: string, image: Placed): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [image]);
  else list.push(image);
}
