import { matchesAt } from "./occurrences.js";

/** In prose, which may quote the word, and name what it is of. A comma right before the word may as well end an entry of a flow mapping, whose next key the word is. */
const IN_PROSE = "[ \\t][A-Za-z](?:[\\w,;)]*[\\w;)])?[ \\t]+[\"'`]*(?:\\w+\\.)?";

/** That a key begins before the words, or the last step of a name; the letter before it may be that of an escape. Behind the word, which is found faster. */
const begins = (words: string): string => `(?<=(?:(?<!${IN_PROSE}|[\\w-])|(?<=\\\\[a-z]))(?:${words}))`;

/** What follows a key, or the last step of a name. Only a key in quotes may have its value right behind the colon. */
const ENDS = `(?:[ \\t]*(?::(?![^\\s\\\\])|[,}\\]#]|\\r?$)|["'\\\\]+[ \\t]*(?:[:,}\\]#]|\\r?$)|["'\\\\])`;

const KEYS = "image|reference|tags";

/**
 * What is written wherever an image is certain: the key `image` (also as the last step of a JSON pointer or of a parameter's name),
 * `reference` of the image of one of the `volumes`, `images.tags` of OpenStack-Helm, an operator's variable, the address of an OCIRepository.
 */
export const CERTAIN_PLACE = [`(?:(?<key>image|reference)|(?<map>tags))${begins(KEYS)}${ENDS}`, "images\\.tags", "RELATED_IMAGE_", "oci:(?:\\\\*\\/){2}"].join("|");

const behind = (word: string): RegExp => new RegExp(begins(word) + ENDS, "my");

const BEHIND_KEYS = { image: behind("image"), reference: behind("reference"), tags: behind("tags") };
const IMAGES = "[\"'\\\\]*[ \\t]*(?::(?![ \\t]*[|>][-+\\d]*[ \\t]*\\r?$)|\\r?$)";
const BEHIND_IMAGES = new RegExp(`s(?<=(?<![\\w-])images)${IMAGES}`, "my");
const ANY_IMAGES = new RegExp(`(?<![\\w-])images${IMAGES}`, "m");

/** Whether a word that ends at `end` is a key, or the last step of a name. */
export const isKey = (word: keyof typeof BEHIND_KEYS, text: string, end: number): boolean => matchesAt(BEHIND_KEYS[word], text, end);

/** Whether the word `image` that ends at `end` is the beginning of the key `images`, which has something below it. */
export const isImagesKey = (text: string, end: number): boolean => matchesAt(BEHIND_IMAGES, text, end);

/** A value that is sure to be text, in its key's line: nothing can stand below the key. */
const TEXT = /["'\\]*[ \t]*:[ \t]*(?:["'](?!\\)|[\w./@$])/y;

/** Whether a key, which ends at `end`, may have others below it. */
export const mayHaveKeys = (text: string, end: number): boolean => !matchesAt(TEXT, text, end);

/** Whether the word `image` that ends at `end` is of the key below which Prow names its own containers' images. */
export const isUtilityImages = (text: string, end: number): boolean => text.endsWith("utility_images", end + 1);

let last = { text: "", answer: false };

/** Whether a text has such a key. Asked for many lines of one text. */
export function hasImagesKey(text: string): boolean {
  if (last.text !== text) last = { text, answer: ANY_IMAGES.test(text) };
  // Strings that are alike but not the same are compared in full each time.
  last.text = text;
  return last.answer;
}

/** One of these stands in every text that names such a place. */
export const CERTAIN_WORDS: readonly string[] = ["RELATED_IMAGE_", "OCIRepository"];

/** An address with something in it, and no pattern for one. */
const ADDRESS = /(?<!\^)oci:(?:\\*\/){2}(?!["'])/;

/**
 * Whether a text has what makes an image certain without one of the other words: an operator's variable, a resource of Flux with an
 * address. Asks for a few rare letters of each first: V8 finds less than seven many times faster.
 */
export function namesCertainPlace(text: string): boolean {
  if (text.includes("_IMAGE") && text.includes("RELATED_IMAGE_")) return true;
  return text.includes("OCIRep") && text.includes("OCIRepository") && ADDRESS.test(text);
}

/** Those that are asked for only where another was found, or that are so rare that they are searched for on their own. */
export const RARE_WORDS: readonly string[] = ["volumes", "reference", "tags", "RELATED_IMAGE_", "OCIRepository", "oci:"];
