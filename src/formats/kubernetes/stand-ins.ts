import { mappingsBelow, nodeBelow } from "../../yaml/below.js";
import { textAt, valueAt } from "../../yaml/entries.js";
import type { Mapping, Node } from "../../yaml/node.js";

/** Nothing else, so that the patch may be anything. */
const PARAMETER = /^\s*\{\{[^{}]*\}\}\s*$/;

/**
 * The images of a template of Argo's whose pod is patched with what a parameter brings: Kubeflow writes a stand-in there, and the
 * true image into the patch (argo-workflows.readthedocs.io, "Fields", `podSpecPatch`).
 */
export function findStandIns(template: Mapping): readonly Node[] {
  if (!PARAMETER.test(textAt(template, "podSpecPatch") ?? "")) return [];
  const containers = mappingsBelow(template, ["containerSet", "containers"]).map((container) => valueAt(container, "image"));
  return [nodeBelow(template, ["container", "image"]), nodeBelow(template, ["script", "image"]), ...containers].filter((image) => image !== undefined);
}
