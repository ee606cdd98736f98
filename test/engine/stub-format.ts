import type { Comment, Problem } from "../../src/model/document.js";
import type { Format } from "../../src/model/format.js";
import type { Certainty, Image } from "../../src/model/image.js";
import type { Part } from "../../src/model/part.js";
import { literalPart } from "../../src/model/part.js";
import { PlacedImage } from "../../src/formats/placed-image.js";
import { splitReference } from "../../src/model/split-reference.js";
import type { Range } from "../../src/model/text.js";

const VARIABLE = /\$\{(\w+)\}|@[A-Z_]+@/g;

/**
 * A format for tests: `image REF`, `likely REF` and `possible REF` a line, `NAME=value` supplies `${NAME}`, `broken` is a
 * problem, `#` begins a comment, and a backslash at a line's end joins the next line to the statement.
 */
export const stubFormat: Format = {
  id: "stub",
  summary: "lines",
  paths: ["**/*.stub"],
  endings: [],
  recognises: () => false,
  rank: 0,
  needles: ["image", "likely", "possible", "broken"],
  parse({ text }) {
    const images: Image[] = [];
    const comments: Comment[] = [];
    const problems: Problem[] = [];
    const origins = new Map<string, { readonly value: string; readonly range: Range }>();
    let offset = 0;
    let statement: number | undefined;
    for (const line of text.split("\n")) {
      const start = offset;
      offset += line.length + 1;
      const comment = /#([^\r]*)/.exec(line);
      if (comment) comments.push({ text: comment[1]!, range: { start: start + comment.index, end: start + comment.index + comment[0].length } });
      const variable = /^(\w+)=(\S*)$/.exec(line);
      if (variable) origins.set(variable[1]!, { value: variable[2]!, range: { start: start + line.indexOf("=") + 1, end: start + line.length } });
      if (line === "broken") problems.push({ range: { start, end: start + line.length }, message: 'line "broken" is broken; mend it' });
      statement ??= start;
      const match = /^\s*(image|likely|possible) ([^\s#]+)/.exec(line);
      if (match) {
        const from = start + match[0].length - match[2]!.length;
        const components = splitReference(readParts(match[2]!, from, origins));
        const certainty: Certainty = match[1] === "image" ? "certain" : (match[1] as Certainty);
        const range = { start: from, end: from + match[2]!.length };
        if (components) images.push(new PlacedImage(components, { range, written: match[2]!, where: match[1]!, certainty, statement: { start: statement, end: range.end } }));
      }
      if (!line.endsWith("\\")) statement = undefined;
    }
    return { images, comments: comments.filter((comment) => comment.text.includes("taglint")), problems };
  },
};

function readParts(text: string, start: number, origins: ReadonlyMap<string, { readonly value: string; readonly range: Range }>): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  const literal = (to: number) => {
    if (from < to) parts.push(literalPart({ value: text.slice(from, to), range: { start: start + from, end: start + to } }));
  };
  for (const match of text.matchAll(VARIABLE)) {
    literal(match.index);
    from = match.index + match[0].length;
    const range = { start: start + match.index, end: start + from };
    const origin = origins.get(match[1] ?? "");
    parts.push(
      origin === undefined
        ? { kind: "unknown", written: match[0], range }
        : { kind: "known", text: origin.value, range, origin, written: match[0], shared: false },
    );
  }
  literal(text.length);
  return parts;
}
