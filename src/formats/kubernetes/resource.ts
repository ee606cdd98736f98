import type { Mapping } from "../../yaml/node.js";

/** Kinds whose image-like texts are schemas, patterns, policies or searches, not images that run. */
const UNJUDGED_KINDS = new Set([
  "CustomResourceDefinition",
  "ConstraintTemplate",
  "ValidatingAdmissionPolicy",
  "MutatingAdmissionPolicy",
  // What tools that write tags themselves look for.
  "ImageRepository",
  "ImagePolicy",
  "ImageUpdateAutomation",
  "ImageUpdater",
]);

/** API groups of policy engines: their images are patterns to match or examples to refuse. */
const POLICY_GROUPS = /^(?:kyverno\.io|policies\.kyverno\.io|constraints\.gatekeeper\.sh|templates\.gatekeeper\.sh|policies\.kubewarden\.io|policy\.sigstore\.dev|auto\.gke\.io)\//;

/** A group with a dot in it that is none of Kubernetes' own (`apps`, `networking.k8s.io`). */
const CUSTOM_GROUP = /^(?![\w.-]*(?<!-)\bk8s\.io\/)[\w-]+\.[\w.-]*\//;

/** Keys below which a schema stands. */
const SCHEMA_KEYS = new Set(["openAPIV3Schema"]);

/** OpenShift's references to objects in the cluster, which have names that look like images. */
export const OBJECT_KINDS: ReadonlySet<string> = new Set(["ImageStreamTag", "ImageStreamImage", "ImageStream"]);

/** What a mapping says of itself. */
export interface Resource {
  /** Whether it has `apiVersion` and `kind`, so that its `status` is what the cluster reports. */
  readonly isWhole: boolean;
  /** Whether it is whole and of an API group that is not Kubernetes' own. */
  readonly isCustom: boolean;
  /** Whether its content is judged; a resource that defines or polices others is not, nor a reference to an object. */
  readonly isJudged: boolean;
}

export function readResource(node: Mapping): Resource {
  let apiVersion: string | undefined;
  let kind: string | undefined;
  for (const { key, value } of node.pairs) {
    if (key.kind !== "scalar") continue;
    const name = key.source.value;
    if (SCHEMA_KEYS.has(name)) return { isWhole: false, isCustom: false, isJudged: false };
    if (value?.kind !== "scalar") continue;
    if (name === "apiVersion") apiVersion = value.source.value;
    else if (name === "kind") kind = value.source.value;
  }
  if (kind === undefined) return { isWhole: false, isCustom: false, isJudged: true };
  if (apiVersion === undefined) return { isWhole: false, isCustom: false, isJudged: !OBJECT_KINDS.has(kind) };
  return { isWhole: true, isCustom: CUSTOM_GROUP.test(apiVersion), isJudged: !UNJUDGED_KINDS.has(kind) && !POLICY_GROUPS.test(apiVersion) };
}
