import { itemsBelow, mappingBelow, mappingsBelow, textsBelow } from "../../yaml/below.js";
import { textAt, valueAt } from "../../yaml/entries.js";
import type { Mapping, Node } from "../../yaml/node.js";

/** What a trigger may wait for (`calculateDeploymentConfigTrigger` in github.com/openshift/openshift-controller-manager). */
const STREAM_TAG = "ImageStreamTag";

/** Of what the annotation is looked at. */
const ANNOTATED_KINDS = new Set(["Deployment", "DaemonSet", "StatefulSet", "CronJob"]);

/** What makes a part of a template depend on its values. */
const STATEMENT = /\{\{-?\s*(?:if|else|with|range|block|define)\b|\{%/;

/** The containers of a pod, as the annotation of a trigger points at one of them: by its number, or by its name. */
const FIELD_PATH = /^(spec\.(?:jobTemplate\.spec\.)?template\.spec\.(?:containers|initContainers))\[(?:(\d+)|\?\(@\.name==["']([^"'\]]+)["']\))\]\.image$/;

/**
 * The images of a resource that OpenShift overwrites with what an image stream holds, whatever the manifest says: those of a
 * DeploymentConfig's containers that an automatic trigger names (docs.openshift.com, "Deployment triggers"), and of other resources
 * those that the annotation `image.openshift.io/triggers` points at ("Triggering updates on image stream changes"). In a template none,
 * if the trigger may be left out.
 */
export function findTriggered(resource: Mapping, text: string): readonly Node[] {
  const kind = textAt(resource, "kind") ?? "";
  const containers = kind === "DeploymentConfig" ? triggeredByConfig(resource) : ANNOTATED_KINDS.has(kind) ? triggeredByAnnotation(resource) : [];
  if (containers.length === 0 || STATEMENT.test(text.slice(resource.range.start, resource.range.end))) return [];
  return containers.flatMap((container) => valueAt(container, "image") ?? []);
}

function triggeredByConfig(resource: Mapping): readonly Mapping[] {
  const names = mappingsBelow(resource, ["spec", "triggers"]).flatMap((trigger) => {
    const change = mappingBelow(trigger, ["imageChangeParams"]);
    if (textAt(trigger, "type") !== "ImageChange" || change === undefined || textAt(change, "automatic") !== "true") return [];
    const from = mappingBelow(change, ["from"]);
    return from !== undefined && textAt(from, "kind") === STREAM_TAG ? textsBelow(change, ["containerNames"]) : [];
  });
  if (names.length === 0) return [];
  const containers = ["containers", "initContainers"].flatMap((list) => mappingsBelow(resource, ["spec", "template", "spec", list]));
  return containers.filter((container) => names.includes(textAt(container, "name") ?? ""));
}

function triggeredByAnnotation(resource: Mapping): readonly Mapping[] {
  const annotations = mappingBelow(resource, ["metadata", "annotations"]);
  const annotation = annotations && textAt(annotations, "image.openshift.io/triggers");
  return annotation === undefined ? [] : readFieldPaths(annotation).flatMap((path) => containersAt(path, resource));
}

function containersAt(fieldPath: string, resource: Mapping): readonly Mapping[] {
  const [, list = "", index, name] = FIELD_PATH.exec(fieldPath) ?? [];
  return itemsBelow(resource, list.split(".")).flatMap((container, position) => {
    if (container?.kind !== "mapping") return [];
    return (index === undefined ? textAt(container, "name") === name : position === Number(index)) ? [container] : [];
  });
}

/** What the annotation lists, as JSON. */
interface Trigger {
  readonly from?: { readonly kind?: unknown } | null;
  readonly fieldPath?: unknown;
  readonly paused?: unknown;
}

/** Of the triggers that are not paused; none where the text is no JSON, such as some templates'. */
function readFieldPaths(annotation: string): readonly string[] {
  let triggers: unknown;
  try {
    triggers = JSON.parse(annotation);
  } catch {
    return [];
  }
  if (!Array.isArray(triggers)) return [];
  return triggers
    .filter((one): one is Trigger => typeof one === "object" && one !== null)
    .flatMap(({ from, fieldPath, paused }) => (typeof fieldPath === "string" && from?.kind === STREAM_TAG && (paused === undefined || paused === false || paused === "false") ? [fieldPath] : []));
}
