import { cleanText } from "../registry/registry-text.js";
import type { ImageConfig } from "./image-config.js";

/** Where an image records the commit that it was built from. */
export interface ValueSource {
  readonly kind: "env" | "label";
  readonly name: string;
}

export type RecordedValue =
  /** The whole id of a commit, SHA-1 or SHA-256. */
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "no-value" | "bad-value" | "ambiguous"; readonly message: string };

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** The commit that an image records, the same for each of its platforms; no other value gets through. */
export function recordedValue(configs: readonly ImageConfig[], source: ValueSource): RecordedValue {
  const name = source.kind === "env" ? `environment variable ${source.name}` : `label ${source.name}`;
  const values = configs.map((config) => ({ platform: config.platform, value: valueIn(config, source) }));
  const different = new Set(values.map(({ value }) => value));
  if (different.size > 1) return { kind: "ambiguous", message: `its platforms record different values in the ${name}: ${values.map(show).join(", ")}` };
  const value = values[0]?.value;
  if (value === undefined) return { kind: "no-value", message: `it has no ${name}` };
  if (!COMMIT.test(value)) return { kind: "bad-value", message: `the ${name} is "${cleanText(value)}", not the full id of a commit` };
  return { kind: "value", value };
}

/** Of a name that is there twice the last counts, as for a process. */
function valueIn({ env, labels }: ImageConfig, { kind, name }: ValueSource): string | undefined {
  if (kind === "env") return env.findLast((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
  return typeof label === "string" ? label : undefined;
}

const show = ({ platform, value }: { readonly platform: string; readonly value: string | undefined }): string =>
  `${cleanText(platform)} ${value === undefined ? "none" : `"${cleanText(value)}"`}`;
