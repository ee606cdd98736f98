import type { FailureKind } from "../registry/registry-client.js";
import type { RetagEntry } from "./retag-entry.js";

/** What is, or became, of an entry. */
export type RetagState =
  /** The tag is there and is the source's image; or the source is gone and the tag is what the lock file says. */
  | "up-to-date"
  /** The tag is there, its source is gone, and the lock file says nothing about it. */
  | "exists-unverified"
  /** The tag is not there, the source is; or a move that was asked for is due. */
  | "create"
  /** It was `create`, and the registry has it now. */
  | "created"
  /** The tag is there with another digest than it should have, or the image records another commit than the entry names. */
  | "conflict"
  /** The source tag no longer has the digest that the lock file has for it. */
  | "source-moved"
  /** Neither the source nor the tag is there. */
  | "missing-source"
  /** The registry said that it stored the tag, and does not have it, or has another one. */
  | "verify-failed"
  /** The registry gave no answer that means anything; `kind` says why. */
  | "failed"
  /** Not tried. */
  | "skipped";

export interface RetagResult {
  readonly entry: RetagEntry;
  readonly state: RetagState;
  /** Of `failed`: why. */
  readonly kind?: FailureKind | undefined;
  /** What the source tag has, or had by the lock file. */
  readonly digest?: string | undefined;
  /** What the tag has, as far as it is known. */
  readonly targetDigest?: string | undefined;
  readonly mediaType?: string | undefined;
  /** Of the manifest, in bytes. */
  readonly size?: number | undefined;
  /** Of an index: `os/architecture[/variant]`, sorted. */
  readonly platforms?: readonly string[] | undefined;
  /** Of a conflict: whether `--move` from the digest that is there would solve it. */
  readonly canMove?: boolean | undefined;
  /** One sentence for people; without control characters. */
  readonly message?: string | undefined;
}
