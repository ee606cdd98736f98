import type { KeyPath } from "./key-path.js";

/** A key, a variable or an option that is about machine-learning models. */
const MODEL = /models?=?$/i;

/**
 * Whether a value names a model, which has a tag as an image has: without a folder, below a key or behind an option that says
 * so (`OLLAMA_MODEL=llama3:latest`). What is written with a folder may be an image of one.
 */
export const isModelName = (value: string | undefined, name: string): boolean => value?.includes("/") === false && MODEL.test(name);

/** The same, by any of the keys that lead to the value. */
export function isModelAt(path: KeyPath | undefined, value: string): boolean {
  for (let step = path; step !== undefined; step = step.parent) if (isModelName(value, String(step.key))) return true;
  return false;
}
