import { setFlagsFromString } from "node:v8";

/** UTF-16 units of a text that may name tens of thousands of images; no file of 60,000 lines is much shorter. */
export const LONG_TEXT = 400_000;

/**
 * Lets V8 collect more of what is no longer needed, where it would rather let the heap grow fourfold first: what a long text is read into
 * lives long enough to be taken for lasting. Node takes the flags at any time.
 */
export function spareMemory(): void {
  for (const flag of ["--heap-growing-percent=10", "--semi-space-growth-factor=1"]) setFlagsFromString(flag);
}
