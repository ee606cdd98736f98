/** Manifests and indexes, of OCI and of Docker: the four types that taglint reads and writes. */
const IMAGE_TYPES: readonly string[] = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];
const INDEX_TYPES: readonly string[] = ["application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json"];
const MANIFEST_TYPES: readonly string[] = [...INDEX_TYPES, ...IMAGE_TYPES];

/** A registry may answer 404, or convert the manifest, where this lacks its type. */
export const MANIFEST_ACCEPT = MANIFEST_TYPES.join(", ");

export const isManifestType = (type: string): boolean => MANIFEST_TYPES.includes(type);
/** Whether manifests of this type list others, one per platform. */
export const isIndexType = (type: string): boolean => INDEX_TYPES.includes(type);
/** OCI lets a manifest leave its `mediaType` out; Docker does not. */
export const isDockerType = (type: string): boolean => type.startsWith("application/vnd.docker.");
