import type { Mapping, Node, Scalar, YamlDocument } from "../../yaml/node.js";
import { mergedEntries, resolveAlias, valueAt } from "../../yaml/entries.js";
import type { KeyPath } from "../key-path.js";

/** One service with its merge keys applied: what of it names images, and what names a product of its build. */
export interface Service {
  readonly path: KeyPath;
  readonly image: Scalar | undefined;
  readonly build: Node | undefined;
  readonly volumes: readonly Node[];
}

/** The services of a compose document; in a file of version 1 the top level itself. */
export function servicesOf(document: YamlDocument): readonly Service[] {
  const { root } = document;
  if (root?.kind !== "mapping") return [];
  const services = resolveAlias(valueAt(root, "services"), document);
  const parent: KeyPath | undefined = services === undefined ? undefined : { parent: undefined, key: "services" };
  const holder = services ?? (isVersionOne(root) ? root : undefined);
  if (holder?.kind !== "mapping") return [];
  return [...mergedEntries(holder, document)].flatMap(({ key, value }) => {
    const service = resolveAlias(value, document);
    return service?.kind === "mapping" ? [readService({ parent, key }, service, document)] : [];
  });
}

function readService(path: KeyPath, service: Mapping, document: YamlDocument): Service {
  const keys = new Map([...mergedEntries(service, document)].map(({ key, value }) => [key, value]));
  const at = (key: string) => resolveAlias(keys.get(key), document);
  const image = at("image");
  const volumes = at("volumes");
  return {
    path,
    image: image?.kind === "scalar" ? image : undefined,
    build: at("build"),
    volumes: volumes?.kind === "sequence" ? volumes.items.filter((item) => item !== undefined) : [],
  };
}

/** Files of version 1 have services at the top, and no other keys. */
function isVersionOne(root: Node): boolean {
  return root.kind === "mapping" && valueAt(root, "version") === undefined && valueAt(root, "include") === undefined;
}
