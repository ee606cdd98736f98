import type { Mapping } from "../yaml/node.js";
import { isPullPolicy, isSourceControl, readImageKey } from "./image-key.js";
import { rememberKeys } from "./remember-keys.js";

/**
 * What a key may mean to whoever gathers images, as bits. Most mappings have no key that means anything, which is then seen in one
 * look at each key, where every reader would have to look on its own.
 */
export const Meaning = {
  /** It says something of an image. */
  image: 1,
  /** It merges other mappings. */
  merge: 2,
  /** It may pin an image: without such a key, its own or merged, a mapping splits none. */
  pin: 64,
  /** A whole reference may stand behind it, or several. */
  reference: 4,
  /** `name`, which may be that of a variable. */
  name: 8,
  /** It makes its mapping a resource of Kubernetes, or a schema in one. */
  resource: 16,
  /** It may make its mapping a JSON Schema. */
  schema: 32,
} as const;

/** The bits of a key. */
export const meaningOf = rememberKeys(findMeaning);

/** The bits of all keys of a mapping together. */
export function meaningsIn({ pairs }: Mapping): number {
  let together = 0;
  for (const { key } of pairs) if (key.kind === "scalar") together |= meaningOf(key.source.value);
  return together;
}

function findMeaning(key: string): number {
  const role = readImageKey(key)?.role;
  return (
    (role !== undefined || isPullPolicy(key) || isSourceControl(key) ? Meaning.image : 0) |
    (role === "tag" || role === "version" || role === "digest" || role === "sha" ? Meaning.pin : 0) |
    (key === "<<" ? Meaning.merge : 0) |
    (role === "repository" || /images?$|^reference$/i.test(key) ? Meaning.reference : 0) |
    (key === "name" ? Meaning.name : 0) |
    (key === "kind" || key === "openAPIV3Schema" ? Meaning.resource : 0) |
    (key === "$schema" || key === "properties" ? Meaning.schema : 0)
  );
}
