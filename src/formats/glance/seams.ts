import { matchesAt, someOccurrence } from "./occurrences.js";
import { escapePattern } from "./tag-search.js";

/** What begins or ends a piece. */
const EDGE = "[\"'`{}$%\\\\]";

/** A word of a tag, and whether every tag that has it ends with it. */
export interface TagWord {
  readonly word: string;
  readonly closes: boolean;
}

/**
 * Finds out whether a text may cut one of the words in two, by pieces that are known from elsewhere: `la${V:-test}`,
 * `{{ .p | default "la" }}test`, `printf "la%s" "test"`. Pieces of the word then stand on either side of where two touch.
 */
export function findSeams(tagWords: readonly TagWord[]): (text: string) => boolean {
  const words = tagWords.map(({ word }) => word);
  const lefts = words.map((word) => word.slice(0, -1)).join("");
  const rights = words.map((word) => word.slice(1)).join("");
  const left = classOf(lefts);
  const right = `(?:${tagWords.flatMap(restsOf).join("|")})`;
  // In a string of another language, quotes have backslashes.
  const quote = "\\\\*[\"'`]";
  const variable = edge("$", { unitAt: -1, units: lefts, shape: "\\$\\{\\w+:?[-=]" });
  const opening = edge("{", { unitAt: -1, units: lefts, shape: `\\{\\{[^{}]*${quote}${right}` });
  const behind = `(?<=(?:[-=][^{}]*${left}|${left}${quote}[^}]*)\\}+)`;
  const closing = edge("}", { unitAt: 1, units: rights, shape: `\\}(?=${right})${behind}` });
  const touching = edge("}", { unitAt: 1, units: "{$", shape: `\\}(?=\\$?\\{)${behind}` });
  const verb = "%[-+# 0-9.]*[A-Za-z]";
  // Right behind a verb a whole word looks as if it were the end of a longer one.
  const behindVerb = new RegExp(`${verb}(?:${words.map(escapePattern).join("|")}|${right})`, "y");
  const beforeVerb = new RegExp(`%(?<=${left}%)|${verb}%`, "y");
  // The last piece begins behind an edge, too, wherever that is.
  const lastPiece = new RegExp(`(?:["'\`}=-]|${verb})${right}`);
  return (text) => {
    if (!text.includes("{{") && !text.includes("${")) return false;
    if (variable(text) || opening(text) || closing(text)) return true;
    const formats = text.includes("%") && text.includes("printf");
    const hasVerb = (pattern: RegExp) => formats && someOccurrence(text, "%", (at) => matchesAt(pattern, text, at));
    return hasVerb(behindVerb) || ((touching(text) || hasVerb(beforeVerb)) && lastPiece.test(text));
  };
}

interface Edge {
  /** Where the unit of a word stands, from the mark. */
  readonly unitAt: number;
  readonly units: string;
  /** Everything from the mark on, if that is an edge indeed. */
  readonly shape: string;
}

/** Finds out whether a text has an edge with a mark. There are many marks, so a unit beside one is asked for before an expression is. */
function edge(mark: string, { unitAt, units, shape }: Edge): (text: string) => boolean {
  const pattern = new RegExp(shape, "y");
  const codes = new Set(Array.from(units, (unit) => unit.charCodeAt(0)));
  return (text) => {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (codes.has(text.charCodeAt(at + unitAt)) && matchesAt(pattern, text, at)) return true;
    }
    return false;
  };
}

/** Every piece of a word that does not begin it: to its end, or to where a piece ends. */
function restsOf({ word, closes }: TagWord): readonly string[] {
  const starts = Array.from({ length: word.length - 1 }, (_, index) => index + 1);
  const end = closes ? "(?![\\w.-])" : "";
  return starts.map((start) => Array.from(word.slice(start)).reduceRight((rest, unit, index, { length }) => escapePattern(unit) + (index === length - 1 ? rest : `(?:${EDGE}|${rest})`), end));
}

/** A class of the units of a text, which matches nothing where there are none. */
const classOf = (units: string): string => `[${units.replace(/\W/g, "\\$&")}]`;
