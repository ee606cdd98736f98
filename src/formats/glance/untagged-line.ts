/** In prose. A comma right before the word may as well end an entry of a flow mapping, whose next key the word is. */
const IN_PROSE = "[ \\t][A-Za-z](?:[\\w,;)]*[\\w;)])?[ \\t]+";

/** That a key begins here, or the last step of a name; the letter before it may be that of an escape. Behind the word, which is found faster. */
const BEGINS = `(?<=(?:(?<!${IN_PROSE}|[\\w-])|(?<=\\\\[a-z]))(?:image|reference|tags))`;

/**
 * What is written wherever an image is certain: the key `image` (also as the last step of a JSON pointer or of a parameter's name),
 * `reference` of a volume's image, `images.tags` of OpenStack-Helm, an operator's variable, the address of an OCIRepository.
 */
export const CERTAIN_PLACE = [
  `(?:(?<key>image|reference)|(?<map>tags))${BEGINS}(?:["'\\\\]*[ \\t]*(?:[:,}\\]#]|\\r?$)|["'\\\\])`,
  "images\\.tags",
  "RELATED_IMAGE_",
  "oci:(?:\\\\*\\/){2}",
].join("|");

const PLACE = new RegExp(CERTAIN_PLACE, "g");

/** Actions that are sure to come to nothing that is known here: without strings, or including a template. No comments, which vanish. */
const OPAQUE = /\{\{(?!-?\s*\/\*)(?:[^{}"'`]*|-? *(?:include|template) [^{}|]*(?:\| *s?quote *)?-?)\}\}/g;

const NAME = "(?:[\\w./:@-]|\\{\\{\\}\\})*";
const BEHIND = "[ \\t]*(?:\\r?$|[,}\\]]|(?<=[ \\t])#)";

/** Values that lack no tag: one with a tag, one whose end is unknown, an empty one, a collection. */
const TAGGED = new RegExp(`^[ \\t]*["']?${NAME}:(?:[\\w.-]|\\{\\{\\}\\})+(?:@${NAME})?["']?${BEHIND}`);
const DYNAMIC = new RegExp(`^[ \\t]*["']?${NAME}\\{\\{\\}\\}["']?${BEHIND}`);
const EMPTY = new RegExp(`^[ \\t]*(?:""|'')${BEHIND}`);
const COLLECTION = /^[ \t]*(?:\{(?![{%#])|\[)/;
const NOTHING = /^[ \t]*(?:[ \t]#.*)?\r?$/;

/** A chart's address is not read as an image's. */
const CHART_ADDRESS = /^[ \t]*(?:- +)?["']?repository["']?[ \t]*:[ \t]*["']?oci:\/\/[^\s"'{}]*["']?[ \t]*\r?$/;

const FREE_LINES = "(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n)*[ \\t]*";
const MAPPING = new RegExp(`${FREE_LINES}(?:- +)*["']?[\\w./-]+["']?[ \\t]*:(?=[ \\t\\r\\n]|$)`, "y");
const COLON = new RegExp(`${FREE_LINES}:`, "y");
const IMAGES = /(?<![\w-])images["'\\]*[ \t]*(?::(?![ \t]*[|>][-+\d]*[ \t]*\r?$)|\r?$)/m;

/**
 * Whether a line that names a certain place of an image leads to none without a tag, for sure.
 * @param next where the next line begins in the text, or would
 */
export function lacksNoTag(line: string, text: string, next: number): boolean {
  if (CHART_ADDRESS.test(line)) return true;
  const bare = line.replace(OPAQUE, "{{}}");
  for (const { 0: place, index, groups } of bare.matchAll(PLACE)) {
    const isSafe = groups?.key === undefined ? groups?.map !== undefined && !IMAGES.test(text) : isSafeKey(place, bare, index, text, next);
    if (!isSafe) return false;
  }
  return true;
}

function isSafeKey(place: string, bare: string, index: number, text: string, next: number): boolean {
  if (place.endsWith(":")) return isSafeValue(bare.slice(index + place.length), text, next);
  // The end of a pointer or of a name says what stands beside it; else this is a key only if a colon follows, behind quotes perhaps late.
  const isStep = /[/.]/.test(bare.charAt(index - 1));
  return !isStep && (/[,}\]]$/.test(place) || (!/["'\\]/.test(place) && !matchesAt(COLON, text, next)));
}

function isSafeValue(value: string, text: string, next: number): boolean {
  if (NOTHING.test(value)) return matchesAt(MAPPING, text, next);
  return [TAGGED, DYNAMIC, EMPTY, COLLECTION].some((shape) => shape.test(value));
}

function matchesAt(pattern: RegExp, text: string, position: number): boolean {
  pattern.lastIndex = position;
  return pattern.test(text);
}
