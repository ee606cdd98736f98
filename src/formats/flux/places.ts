import type { ResourcePlaces } from "../place/place.js";

/** Resources of Flux, of its first version too, and of the operator that installs it. */
export const fluxPlaces: readonly ResourcePlaces[] = [
  {
    kind: "HelmRelease",
    group: "helm.",
    places: [
      { at: "spec.values", holds: "values" },
      { at: "spec.postRenderers[].kustomize.images", holds: "image-overrides" },
    ],
  },
  { kind: "Kustomization", group: "kustomize.toolkit.fluxcd.io", places: [{ at: "spec.images", holds: "image-overrides" }] },
  { kind: "OCIRepository", group: "source.toolkit.fluxcd.io", places: [{ at: "spec", holds: "oci-source" }] },
];
