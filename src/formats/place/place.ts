/** What stands at a place to which a tool gives a meaning of its own. */
export type Content =
  /** Values of a Helm chart, as a mapping. */
  | "values"
  /** The same as the text of a file. */
  | "values-text"
  /** A list of `{name: a.b.c, value}`, as `helm --set` takes them. */
  | "parameter-list"
  /** A mapping of such names to values. */
  | "parameter-map"
  /** Kustomize's `images`: a list of `{name, newName, newTag, digest}`. */
  | "image-overrides"
  /** One of these alone. */
  | "image-override"
  /** A list of `name=new:tag`, as `kustomize edit set image` takes them. */
  | "image-override-texts"
  /** A list of `KEY=value`. */
  | "literals"
  /** References at any depth, under any key. */
  | "references"
  /** The same where each is an image for sure, so that a missing tag counts. */
  | "images"
  /** One reference, to an image for sure. */
  | "image"
  /** A Flux OCIRepository's `spec`. */
  | "oci-source"
  /** What a build makes, which is no reference to it. */
  | "product";

/** A place in a document, by the keys that lead there: `spec.sources[].helm.values`; `*` is any key. */
export interface Place {
  readonly at: string;
  readonly holds: Content;
}

/** Places of one kind of resource. */
export interface ResourcePlaces {
  readonly kind: string;
  /** The API group, or what it begins with. */
  readonly group: string;
  readonly places: readonly Place[];
}
