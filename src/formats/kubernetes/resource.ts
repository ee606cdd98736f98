import type { Mapping } from "../../yaml/node.js";

/** Kinds whose image-like texts are schemas, patterns or policies, not images that run. */
const UNJUDGED_KINDS = new Set([
  "CustomResourceDefinition",
  "ConstraintTemplate",
  "ValidatingAdmissionPolicy",
  "MutatingAdmissionPolicy",
]);

/** API groups of policy engines: their images are patterns to match or examples to refuse. */
const POLICY_GROUPS = /^(?:kyverno\.io|policies\.kyverno\.io|constraints\.gatekeeper\.sh|templates\.gatekeeper\.sh|policies\.kubewarden\.io|policy\.sigstore\.dev)\//;

/** Keys below which a schema stands. */
const SCHEMA_KEYS = new Set(["openAPIV3Schema"]);

/** Whether a mapping's content is judged; a resource that defines or polices others is not. */
export function isJudged(node: Mapping): boolean {
  let apiVersion: string | undefined;
  let kind: string | undefined;
  for (const { key, value } of node.pairs) {
    if (key.kind !== "scalar") continue;
    const name = key.source.value;
    if (SCHEMA_KEYS.has(name)) return false;
    if (value?.kind !== "scalar") continue;
    if (name === "apiVersion") apiVersion = value.source.value;
    else if (name === "kind") kind = value.source.value;
  }
  if (apiVersion === undefined || kind === undefined) return true;
  return !UNJUDGED_KINDS.has(kind) && !POLICY_GROUPS.test(apiVersion);
}
