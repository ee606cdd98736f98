import type { Format } from "../model/format.js";
import { formats } from "./index.js";
import { isForNames, matchesGlob, wordsOf } from "./path-pattern.js";

const CANDIDATES: readonly Format[] = [...formats].sort((left, right) => left.rank - right.rank);

/** Those that must be read. */
const OTHERS = CANDIDATES.filter((format) => format.isGlanced !== true);
const OTHER_GLOBS = OTHERS.flatMap(({ paths }) => paths);
/** What the paths have that say so; worked out by the first run over many files. */
let otherWords: readonly string[] | undefined;

const ENDINGS = [...new Set(formats.flatMap((format) => format.endings))];

/** What some tool makes YAML of, Jinja or `envsubst`, may be all that YAML may be. */
const YAML_TEMPLATE = /\.ya?ml(?:\.(?:j2|(?:go)?tmpl|template|in)|-template)$/;

/** Whether a file of this path could be of any format, so that it is worth reading. */
export function isWanted(path: string): boolean {
  return hasEnding(path, ENDINGS) || formatByPath(path, undefined) !== undefined;
}

/**
 * What a file is: by the format that the configuration names, else by its path, else by its content. This is the one
 * place that says so. `undefined`: none of ours.
 */
export function identify(path: string, text: string, named?: string): Format | undefined {
  if (named !== undefined) return formats.find((format) => format.id === named);
  return formatByPath(path, text) ?? formatByContent(path, text);
}

/** Whether a path says that a file is of a format of which all must be read. */
export function isOtherByPath(path: string): boolean {
  otherWords ??= [...new Set(OTHER_GLOBS.flatMap(wordsOf))];
  return otherWords.some((word) => path.includes(word)) && OTHER_GLOBS.some((glob) => matchesGlob(glob, path));
}

/** Whether the content does. */
export function isOtherByContent(path: string, text: string): boolean {
  return OTHERS.some(({ endings, recognises }) => hasEnding(path, endings) && recognises(text));
}

/** One of these stands in every text that is of such a format by its content; where a format does not say, a line's end. */
export const OTHER_SIGNS = OTHERS.filter(({ endings }) => endings.length > 0).flatMap(({ signs = ["\n"] }) => signs);

/** By the path alone where the text is not known yet. */
function formatByPath(path: string, text: string | undefined): Format | undefined {
  const claim = claimsOn(path.slice(path.lastIndexOf("/") + 1)).find(({ format, folders }) => {
    if (folders !== undefined && !folders.some((glob) => matchesGlob(glob, path))) return false;
    return format.except?.test(path) !== true || text === undefined || format.recognises(text);
  });
  return claim?.format;
}

/** A format that all files of a name are of; with `folders` only those that one of these globs matches. */
interface Claim {
  readonly format: Format;
  readonly folders?: readonly string[];
}

/** The formats with their globs for names and for folders apart. */
const GLOBS = CANDIDATES.map((format) => ({ format, names: format.paths.filter(isForNames), folders: format.paths.filter((glob) => !isForNames(glob)) })).filter(({ format }) => format.paths.length > 0);

/** A project has far fewer names than files. */
const claims = new Map<string, readonly Claim[]>();
const MOST_NAMES = 10_000;

function claimsOn(name: string): readonly Claim[] {
  const known = claims.get(name);
  if (known !== undefined) return known;
  if (claims.size === MOST_NAMES) claims.clear();
  const made: Claim[] = [];
  for (const { format, names, folders } of GLOBS) {
    if (names.some((glob) => matchesGlob(glob, name))) made.push({ format });
    else if (folders.length > 0) made.push({ format, folders });
  }
  claims.set(name, made);
  return made;
}

function formatByContent(path: string, text: string): Format | undefined {
  return CANDIDATES.find(({ endings, recognises }) => hasEnding(path, endings) && recognises(text));
}

const hasEnding = (path: string, endings: readonly string[]): boolean => endings.some((ending) => path.endsWith(ending)) || (endings.includes(".yaml") && YAML_TEMPLATE.test(path));
