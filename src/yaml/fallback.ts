import type * as Library from "yaml";
import type { Comment } from "../model/document.js";
import { LibraryDocument } from "./library-document.js";
import type { YamlStream } from "./node.js";

/**
 * Reads a text with the `yaml` package, which the caller brings along, into the tree of our own reader; the second opinion
 * where that one is unsure. `undefined` when the package finds an error, or fails.
 */
export function readWithLibrary(text: string, yaml: typeof Library): YamlStream | undefined {
  try {
    const documents = yaml.parseAllDocuments(text, { keepSourceTokens: true, uniqueKeys: false, logLevel: "silent", strict: true });
    if (!Array.isArray(documents)) return { documents: [], comments: [], unsure: undefined };
    if (documents.some((document) => document.errors.length > 0)) return undefined;
    const comments = readComments(text, yaml);
    return { documents: documents.map((document) => new LibraryDocument(text, yaml, document).read()), comments, unsure: undefined };
  } catch (error) {
    // The package answers nesting that is too deep with an overflow.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readComments(text: string, yaml: typeof Library): readonly Comment[] {
  if (!text.includes("taglint-")) return [];
  const comments: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const source of new yaml.Lexer().lex(text)) {
    if (!isScalar && source.startsWith("#") && source.includes("taglint-")) {
      comments.push({ text: source.slice(1), range: { start: offset, end: offset + source.length } });
    }
    const isMark = source === yaml.CST.DOCUMENT || source === yaml.CST.FLOW_END || source === yaml.CST.SCALAR;
    isScalar = source === yaml.CST.SCALAR;
    if (!isMark) offset += source.length;
  }
  return comments;
}
