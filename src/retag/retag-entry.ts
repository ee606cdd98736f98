import { splitName } from "../model/reference.js";
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

/** Where an entry's image lies. */
export const placeOfEntry = ({ name }: Pick<RetagEntry, "name">): RegistryPlace => placeOf(splitName(name));
