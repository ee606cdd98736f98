import type { Resolution } from "./resolve-image.js";
import { isResolved } from "./resolve-image.js";
import { UserError } from "../model/user-error.js";

/** An image as the user names it, without tag and digest, and what it resolved to. */
export interface ResolvedImage {
  readonly name: string;
  readonly resolution: Resolution;
}

export const RESOLVE_FORMATS = ["ref", "digest", "env", "json"] as const;
export type ResolveFormat = (typeof RESOLVE_FORMATS)[number];

/** What goes to standard output: in `json` everything; else references of all images, or nothing at all when one of them has none. */
export function showResolutions(images: readonly ResolvedImage[], format: ResolveFormat): string {
  if (format === "json") return `${JSON.stringify({ version: 1, images: images.map(describe) }, undefined, 2)}\n`;
  if (!images.every(({ resolution }) => isResolved(resolution))) return "";
  return images.map((image) => `${show(image, format)}\n`).join("");
}

function show({ name, resolution: { tag = "", digest = "", value = "" } }: ResolvedImage, format: Exclude<ResolveFormat, "json">): string {
  if (format === "ref") return `${name}:${tag}`;
  if (format === "digest") return `${name}@${digest}`;
  const prefix = variablePrefix(name);
  return [`${prefix}_IMAGE=${name}`, `${prefix}_TAG=${tag}`, `${prefix}_SHA=${value}`, `${prefix}_DIGEST=${digest}`].join("\n");
}

function describe({ name, resolution }: ResolvedImage) {
  const { state, kind, tag, value, digest, platforms, message } = resolution;
  return { image: name, state, kind, ...(isResolved(resolution) && { reference: `${name}:${tag ?? ""}` }), tag, value, digest, platforms, message };
}

/** How the variables of an image begin: the last part of its name, `cyberdojo/runner` → `RUNNER`. */
function variablePrefix(name: string): string {
  const last = name.slice(name.lastIndexOf("/") + 1).toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  return /^\d/.test(last) ? `_${last}` : last;
}

/**
 * Checks that no two images would set the same variables.
 * @throws UserError when two would
 */
export function checkVariables(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const prefix = variablePrefix(name);
    const other = seen.get(prefix);
    if (other !== undefined) throw new UserError(`"${other}" and "${name}" would both set ${prefix}_IMAGE`, "ask for them one by one, or use --format json");
    seen.set(prefix, name);
  }
}
