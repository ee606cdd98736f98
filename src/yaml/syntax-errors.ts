import type * as Library from "yaml";
import type { Problem } from "../model/document.js";

/** One mistake makes many errors, and the first say the most. */
const MOST_ERRORS = 20;

/** What the `yaml` package, which the caller brings along, calls an error in a text; keys that stand twice are none here. */
export function findSyntaxErrors(text: string, yaml: typeof Library): readonly Problem[] {
  try {
    const documents = yaml.parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent", strict: true, prettyErrors: false });
    const errors = Array.isArray(documents) ? documents.flatMap((document) => document.errors) : [];
    return errors.slice(0, MOST_ERRORS).map(({ pos, message }) => {
      const start = Math.min(pos[0], text.length);
      return { range: { start, end: Math.max(start, Math.min(pos[1], text.length)) }, message: message.slice(0, 200) };
    });
  } catch (error) {
    // The package answers nesting that is too deep with an overflow.
    if (error instanceof RangeError) return [];
    throw error;
  }
}
