import type { Format } from "../model/format.js";
import { formats } from "./index.js";
import { compilePathPattern } from "./path-pattern.js";

interface Candidate {
  readonly format: Format;
  readonly paths: readonly RegExp[];
}

const CANDIDATES: readonly Candidate[] = formats
  .map((format) => ({ format, paths: format.paths.map(compilePathPattern) }))
  .sort((left, right) => left.format.rank - right.format.rank);

const ENDINGS = [...new Set(formats.flatMap((format) => format.endings))];

/** Whether a file of this path could be of any format, so that it is worth reading. */
export function isWanted(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending)) || formatByPath(path) !== undefined;
}

/**
 * What a file is: by the format that the configuration names, else by its path, else by its content. This is the one
 * place that says so. `undefined`: none of ours.
 */
export function identify(path: string, text: string, named?: string): Format | undefined {
  if (named !== undefined) return formats.find((format) => format.id === named);
  return formatByPath(path) ?? formatByContent(path, text);
}

function formatByPath(path: string): Format | undefined {
  return CANDIDATES.find(({ format, paths }) => paths.some((pattern) => pattern.test(path)) && format.except?.test(path) !== true)?.format;
}

function formatByContent(path: string, text: string): Format | undefined {
  for (const { format } of CANDIDATES) {
    if (format.endings.some((ending) => path.endsWith(ending)) && format.recognises(text)) return format;
  }
  return undefined;
}
