import type { Format } from "../model/format.js";
import { formats } from "./index.js";
import { matchesGlob } from "./path-pattern.js";

const CANDIDATES: readonly Format[] = [...formats].sort((left, right) => left.rank - right.rank);

const ENDINGS = [...new Set(formats.flatMap((format) => format.endings))];

/** Whether a file of this path could be of any format, so that it is worth reading. */
export function isWanted(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending)) || formatByPath(path, undefined) !== undefined;
}

/**
 * What a file is: by the format that the configuration names, else by its path, else by its content. This is the one
 * place that says so. `undefined`: none of ours.
 */
export function identify(path: string, text: string, named?: string): Format | undefined {
  if (named !== undefined) return formats.find((format) => format.id === named);
  return formatByPath(path, text) ?? formatByContent(path, text);
}

/** By the path alone where the text is not known yet. */
function formatByPath(path: string, text: string | undefined): Format | undefined {
  return CANDIDATES.find((format) => {
    if (!format.paths.some((glob) => matchesGlob(glob, path))) return false;
    return format.except?.test(path) !== true || text === undefined || format.recognises(text);
  });
}

function formatByContent(path: string, text: string): Format | undefined {
  return CANDIDATES.find(({ endings, recognises }) => endings.some((ending) => path.endsWith(ending)) && recognises(text));
}
