import type { ConfigNode } from "./config-node.js";
import { childOf, stringOf } from "./config-node.js";

const FACTORS: Readonly<Record<string, number>> = {
  "": 1,
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
};

/** `10MB`, `1.5 MiB`, `512 kB`: a number and a unit of powers of 1000, or of 1024 with an `i`. */
export const FILE_SIZE_PATTERN = "^[0-9]{1,9}(?:\\.[0-9]{1,3})? ?(?:[KkMG]i?)?B?$";

/** Larger files are not read, unless the configuration says otherwise; in bytes. */
export const DEFAULT_MAX_FILE_SIZE = 10_000_000;

/** Bytes, rounded down; `undefined` when the text is no size. */
export function parseFileSize(text: string): number | undefined {
  if (!new RegExp(FILE_SIZE_PATTERN).test(text)) return undefined;
  const unit = text.replace(/[\d. ]/g, "").toUpperCase();
  const factor = FACTORS[unit] ?? FACTORS[`${unit}B`];
  return factor === undefined ? undefined : Math.floor(Number.parseFloat(text) * factor);
}

/** What the key `maxFileSize` says, in bytes. The configuration must have been checked. */
export function settleFileSize(config: ConfigNode): number {
  const node = childOf(config, "maxFileSize");
  if (node?.kind !== "scalar") return DEFAULT_MAX_FILE_SIZE;
  if (typeof node.value === "number") return node.value;
  return parseFileSize(stringOf(node) ?? "") ?? DEFAULT_MAX_FILE_SIZE;
}
