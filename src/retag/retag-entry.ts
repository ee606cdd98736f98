import { isRegistry, isRepository, LONGEST_NAME, splitName } from "../model/reference.js";
import type { Position } from "../model/text.js";
import { placeOf } from "../registry/place.js";
import type { RegistryPlace } from "../registry/registry-client.js";

/** One entry of a tag file as the registry is asked about it: image `name` as built under `sourceTag` gets the tag `tag`. */
export interface RetagEntry {
  /** As the user would write the file's path. */
  readonly file: string;
  /** Where the tag stands; 1-based. */
  readonly line: number;
  /** As written: registry and repository, without tag or digest. */
  readonly name: string;
  readonly sourceTag: string;
  /** The URL of the commit that was built. */
  readonly sourceRef: string | undefined;
  readonly tag: string;
}

/** An entry as a tag file has it: where its values stand. */
export interface WrittenEntry extends RetagEntry {
  readonly positions: Readonly<Record<WrittenKey, Position>>;
}

/** The keys whose values are sent to a registry. */
export type WrittenKey = "name" | "src_build_tag" | "tag";

/** Whether an entry's name is one that a registry can be asked about. */
export function isImageName(name: string): boolean {
  const { registry, repository } = splitName(name);
  return name.length <= LONGEST_NAME && isRepository(repository) && (registry === undefined || (isRegistry(registry) && URL.canParse(`https://${registry}/`)));
}

/** Where an entry's image lies. */
export const placeOfEntry = ({ name }: Pick<RetagEntry, "name">): RegistryPlace => placeOf(splitName(name));
