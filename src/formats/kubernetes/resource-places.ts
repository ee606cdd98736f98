import type { Mapping } from "../../yaml/node.js";
import { textAt } from "../../yaml/entries.js";
import { argoCdPlaces } from "../argo-cd/places.js";
import { airshipPlaces } from "../armada/places.js";
import { fleetPlaces } from "../fleet/places.js";
import { fluxPlaces } from "../flux/places.js";
import { kustomizePlaces } from "../kustomization/places.js";
import type { Place, ResourcePlaces } from "../place/place.js";

/** What kpack builds is called by its tags. */
const BUILDS: readonly ResourcePlaces[] = [
  { kind: "Image", group: "kpack.io", places: [{ at: "spec.tag", holds: "product" }, { at: "spec.additionalTags", holds: "product" }] },
];

/**
 * Tekton's check before a task and its steps that tasks share, containers that have no list; and what its first versions say of an
 * image, which is nearly always the one that a pipeline makes (github.com/tektoncd/pipeline v0.40, docs/resources.md, "Image Resource").
 */
const TEKTON: readonly ResourcePlaces[] = [
  { kind: "StepAction", group: "tekton.dev/", places: [{ at: "spec.image", holds: "image" }] },
  { kind: "Condition", group: "tekton.dev/", places: [{ at: "spec.check.image", holds: "image" }] },
  { kind: "PipelineResource", group: "tekton.dev/", places: [{ at: "spec.params", holds: "product" }] },
  { kind: "PipelineRun", group: "tekton.dev/", places: [{ at: "spec.resources[].resourceSpec", holds: "product" }] },
  { kind: "TaskRun", group: "tekton.dev/", places: [{ at: "spec.resources.outputs", holds: "product" }, { at: "spec.outputs.resources", holds: "product" }] },
];

const BY_KIND = groupByKind([...BUILDS, ...TEKTON, ...airshipPlaces, ...argoCdPlaces, ...fleetPlaces, ...fluxPlaces, ...kustomizePlaces]);

/** The places that a resource gives a meaning of its own, by its kind and its API group. */
export function placesOf(resource: Mapping): readonly Place[] {
  const kind = textAt(resource, "kind");
  const candidates = kind === undefined ? undefined : BY_KIND.get(kind);
  if (candidates === undefined) return [];
  const apiVersion = textAt(resource, "apiVersion") ?? "";
  return candidates.find(({ group }) => apiVersion.startsWith(group))?.places ?? [];
}

function groupByKind(all: readonly ResourcePlaces[]): ReadonlyMap<string, readonly ResourcePlaces[]> {
  return new Map(all.map(({ kind }) => [kind, all.filter((one) => one.kind === kind)]));
}
