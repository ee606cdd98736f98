import type { Mapping } from "../../yaml/node.js";
import { valueAt } from "../../yaml/entries.js";
import type { KeyPath } from "../key-path.js";

/** What a container of a pod has beside its name and its image, and little else has. */
const CONTAINER_KEYS = ["command", "args", "env", "envFrom", "imagePullPolicy", "volumeMounts", "securityContext", "resources", "ports"];

/** Whether a mapping is a container in a list for some other template to insert, so that no key above it says so. */
export function isLooseContainer(node: Mapping, path: KeyPath | undefined): boolean {
  if (typeof path?.key !== "number" || path.parent !== undefined || valueAt(node, "name") === undefined) return false;
  return CONTAINER_KEYS.some((key) => valueAt(node, key) !== undefined);
}
