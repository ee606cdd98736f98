import type { Place, ResourcePlaces } from "../place/place.js";

/** What of an application's source names images: what Helm and Kustomize are told. */
export const sourcePlaces = (source: string): readonly Place[] => [
  { at: `${source}helm.parameters`, holds: "parameter-list" },
  { at: `${source}helm.valuesObject`, holds: "values" },
  { at: `${source}helm.values`, holds: "values-text" },
  { at: `${source}kustomize.images`, holds: "image-override-texts" },
];

const specPlaces = (spec: string): readonly Place[] => [
  ...sourcePlaces(`${spec}.source.`),
  ...sourcePlaces(`${spec}.sources[].`),
  ...sourcePlaces(`${spec}.sourceHydrator.drySource.`),
];

/** Resources of Argo CD; the generators of an ApplicationSet may carry templates of their own. */
export const argoCdPlaces: readonly ResourcePlaces[] = [
  { kind: "Application", group: "argoproj.io", places: specPlaces("spec") },
  {
    kind: "ApplicationSet",
    group: "argoproj.io",
    places: [...specPlaces("spec.template.spec"), ...specPlaces("spec.generators[].*.template.spec")],
  },
];
