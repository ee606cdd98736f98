import type { Reference } from "../model/reference.js";
import type { FailureKind, RegistryClient } from "../registry/registry-client.js";
import type { ResolveOptions } from "./resolve-image.js";
import { isResolved, resolveImage } from "./resolve-image.js";

/** What a reference that floats stands for now, in a form that stays. */
export type Pin =
  /** The tag under which the image was published for good. */
  | { readonly kind: "tag"; readonly value: string }
  | { readonly kind: "digest"; readonly value: string }
  /** There is no such image. */
  | { readonly kind: "missing"; readonly message: string }
  | { readonly kind: "failed"; readonly failure: FailureKind; readonly message: string };

/** Kinds of failure that are about what an image says of itself; its digest is as good as that of any other. */
const ABOUT_CONTENT: ReadonlySet<FailureKind> = new Set(["protocol", "too-large"]);

/** Looks up what a reference stands for now: the image's own immutable tag where it records one, else its digest. */
export async function findPin(reference: Reference, client: RegistryClient, options: ResolveOptions): Promise<Pin> {
  const { state, kind, tag, sourceDigest, message = "" } = await resolveImage(reference, client, options);
  if (isResolved({ state }) && tag !== undefined) return { kind: "tag", value: tag };
  if (state === "missing-source") return { kind: "missing", message };
  if (kind !== undefined && !(ABOUT_CONTENT.has(kind) && sourceDigest !== undefined)) return { kind: "failed", failure: kind, message };
  return sourceDigest === undefined ? { kind: "missing", message } : { kind: "digest", value: sourceDigest };
}
