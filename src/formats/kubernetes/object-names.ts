import { mappingsBelow } from "../../yaml/below.js";
import { entriesOf, textAt, textOf, valueAt } from "../../yaml/entries.js";
import type { Mapping, Node } from "../../yaml/node.js";
import { OBJECT_KINDS } from "./resource.js";

/**
 * The defaults of those parameters of a Template of OpenShift's that are nothing but names of image streams in its objects, such as the
 * `web:latest` that a trigger waits for.
 */
export function findObjectNames(resource: Mapping): readonly Node[] {
  if (textAt(resource, "kind") !== "Template") return [];
  const parameters = new Map<string, Node>();
  for (const parameter of mappingsBelow(resource, ["parameters"])) {
    const value = valueAt(parameter, "value");
    if (textOf(value)?.includes(":") === true && value !== undefined) parameters.set(textAt(parameter, "name") ?? "", value);
  }
  if (parameters.size === 0) return [];
  const uses = { asObject: new Set<string>(), otherwise: "" };
  gatherUses(valueAt(resource, "objects"), uses);
  // With two braces a parameter is put in without quotes (docs.openshift.com, "Writing template parameters").
  return [...parameters].flatMap(([name, value]) => (uses.asObject.has(`\${${name}}`) && !uses.otherwise.includes(`{${name}}`) ? [value] : []));
}

interface Uses {
  /** Texts of names of image streams. */
  readonly asObject: Set<string>;
  /** All other texts with a parameter in them. */
  otherwise: string;
}

function gatherUses(node: Node | undefined, uses: Uses): void {
  if (node?.kind === "sequence") for (const item of node.items) gatherUses(item, uses);
  else if (node?.kind === "mapping") {
    const isObject = OBJECT_KINDS.has(textAt(node, "kind") ?? "") && valueAt(node, "apiVersion") === undefined;
    for (const { key, value } of entriesOf(node)) {
      if (isObject && key === "name") uses.asObject.add(textOf(value) ?? "");
      else gatherUses(value, uses);
    }
  } else if (node?.kind === "scalar" && node.source.value.includes("${")) uses.otherwise += `${node.source.value}\n`;
}
