import { escapePattern } from "./occurrences.js";
import type { SeamSearch } from "./seams.js";
import { searchSeams } from "./seams.js";

/** How to find, in a text that was not read yet, every tag that one of some globs could match. */
export interface TagSearch {
  /** At least one of them stands in every such tag. */
  readonly words: readonly string[];
  /** Matches every line in which such a tag is written in one piece. */
  readonly line: RegExp;
  /** How to find one that may be put together out of several pieces. */
  readonly seams: SeamSearch;
}

/** Answers `undefined` where a glob has no word to search for. */
export function searchTags(globs: readonly string[]): TagSearch | undefined {
  const shapes = globs.map(shapeOf);
  if (shapes.some(({ word }) => word === "")) return undefined;
  const all = new Set(shapes.map(({ word }) => word));
  const words = [...all].filter((word) => ![...all].some((other) => other !== word && word.includes(other)));
  const seams = searchSeams(words.map((word) => ({ word, closes: shapes.every((shape) => shape.closes || !shape.word.includes(word)) })));
  return { words, line: new RegExp(shapes.map(lineShape).join("|")), seams };
}

interface Shape {
  /** The longest piece between stars and question marks. */
  readonly word: string;
  readonly opens: boolean;
  readonly closes: boolean;
}

function shapeOf(glob: string): Shape {
  const pieces = glob.split(/[*?]/);
  const word = pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
  return { word, opens: pieces[0] === word, closes: pieces.at(-1) === word };
}

/** Where the glob begins with the word, nothing that belongs to the tag may stand before it; nor behind it, where the glob ends with it. */
function lineShape({ word, opens, closes }: Shape): string {
  const before = opens ? `(?<!(?<!\\\\)[\\w./-](?<!${DEFAULT})|${BEHIND_A_WORD})` : "";
  const behind = closes ? `(?![\\w.-]|/[\\w.-]|${BEFORE_A_WORD}|["'](?<=\\(["']${escapePattern(word)}["'])[ \\t]+[A-Za-z])` : "";
  return before + escapePattern(word) + behind;
}

/** What a variable's default stands behind; its last unit is no part of a tag. */
const DEFAULT = "\\$\\{\\w+:?-";
/**
 * In prose, for what begins with a bracket or has white space in it is no reference. A word that begins with a letter is neither an
 * anchor nor a tag of YAML's, nor a key as long as no colon is behind it.
 */
const BEHIND_A_WORD = "[ \\t][A-Za-z][\\w,;)]*[ \\t]+";
const BEFORE_A_WORD = "[ \\t]+[A-Za-z0-9(]";
