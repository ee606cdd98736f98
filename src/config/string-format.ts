import { isDay } from "../model/day.js";
import { quote } from "../model/quote.js";
import { findGlobProblem } from "./path-matcher.js";

/** Why a text is not of a format that JSON Schema names (`regex`, `date`) or taglint adds (`glob`); other formats take all. */
export function findFormatProblem(format: string, text: string): string | undefined {
  switch (format) {
    case "regex":
      return findRegexProblem(text);
    case "date":
      return isDay(text) ? undefined : `${quote(text)} is no date; write a day that exists as YYYY-MM-DD`;
    case "glob":
      return findGlobProblem(text);
    default:
      return undefined;
  }
}

function findRegexProblem(text: string): string | undefined {
  try {
    new RegExp(text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(": ").at(-1) ?? "") : "";
    return `${quote(text)} is no regular expression: ${reason.slice(0, 100)}`;
  }
}
