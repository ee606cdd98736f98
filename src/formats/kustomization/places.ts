import type { Place, ResourcePlaces } from "../place/place.js";

/** What of a kustomization names images, also by the names that its fields had before. */
export const kustomizationPlaces: readonly Place[] = [
  { at: "images", holds: "image-overrides" },
  { at: "imageTags", holds: "image-overrides" },
  { at: "helmCharts[].valuesInline", holds: "values" },
  { at: "configMapGenerator[].literals", holds: "literals" },
  { at: "secretGenerator[].literals", holds: "literals" },
];

/** Kustomize's own kinds, and the generators and transformers that it takes as resources. */
export const kustomizePlaces: readonly ResourcePlaces[] = [
  { kind: "Kustomization", group: "kustomize.config.k8s.io", places: kustomizationPlaces },
  { kind: "Component", group: "kustomize.config.k8s.io", places: kustomizationPlaces },
  { kind: "ImageTagTransformer", group: "builtin", places: [{ at: "imageTag", holds: "image-override" }] },
  { kind: "HelmChartInflationGenerator", group: "builtin", places: [{ at: "valuesInline", holds: "values" }] },
  { kind: "ConfigMapGenerator", group: "builtin", places: [{ at: "literals", holds: "literals" }] },
];
