import type { Place, ResourcePlaces } from "../place/place.js";

/** What Fleet is told about a bundle's chart, in `fleet.yaml` and in its resources. */
export const bundlePlaces = (bundle: string): readonly Place[] => [
  { at: `${bundle}helm.values`, holds: "values" },
  { at: `${bundle}helm.templateValues`, holds: "values" },
  { at: `${bundle}targetCustomizations[].helm.values`, holds: "values" },
  { at: `${bundle}targets[].helm.values`, holds: "values" },
];

/** Resources of Fleet, and of the Helm controller that comes with its clusters (k3s, RKE2). */
export const fleetPlaces: readonly ResourcePlaces[] = [
  { kind: "Bundle", group: "fleet.cattle.io", places: bundlePlaces("spec.") },
  { kind: "HelmOp", group: "fleet.cattle.io", places: bundlePlaces("spec.") },
  {
    kind: "HelmChart",
    group: "helm.cattle.io",
    places: [{ at: "spec.valuesContent", holds: "values-text" }, { at: "spec.set", holds: "parameter-map" }],
  },
  { kind: "HelmChartConfig", group: "helm.cattle.io", places: [{ at: "spec.valuesContent", holds: "values-text" }] },
];
