import type { Part } from "../model/part.js";
import { literalPart } from "../model/part.js";
import type { SourceText } from "../model/text.js";
import { sliceSource } from "../model/text.js";
import { readAction } from "./go-action.js";

/** One way of writing a placeholder: how it begins, and where it ends (the index behind it, or -1). */
interface PlaceholderSyntax {
  readonly opening: string;
  readonly endOf: (text: string, start: number) => number;
}

const closedBy = (closing: string, length: number) => (text: string, start: number) => {
  const end = text.indexOf(closing, start + length);
  return end < 0 ? -1 : end + closing.length;
};

/** Matches at `start` exactly, so that nothing is scanned twice. */
const shapedLike = (shape: RegExp) => (text: string, start: number) => {
  shape.lastIndex = start;
  return shape.test(text) ? shape.lastIndex : -1;
};

/** Tried in this order where several begin alike: Go templates and Jinja, ERB, Flux's ResourceSets, shell and envsubst, tokens, `<name>`, `{name}`. */
const SYNTAXES: readonly PlaceholderSyntax[] = [
  { opening: "{{", endOf: closedBy("}}", 2) },
  { opening: "{%", endOf: closedBy("%}", 2) },
  { opening: "<%", endOf: closedBy("%>", 2) },
  { opening: "<<", endOf: closedBy(">>", 2) },
  { opening: "${", endOf: endOfBraces },
  { opening: "$(", endOf: closedBy(")", 2) },
  { opening: "$", endOf: shapedLike(/\$[A-Za-z_]\w*/y) },
  { opening: "@", endOf: shapedLike(/@[A-Z][A-Z0-9_]*@/y) },
  { opening: "#{", endOf: closedBy("}", 2) },
  { opening: "<", endOf: shapedLike(/<[A-Za-z][\w .-]*>/y) },
  { opening: "{", endOf: shapedLike(/\{[A-Za-z][\w.-]*\}/y) },
];

/** In capitals a part of a path is no name, since those have none: `us-docker.pkg.dev/PROJECT_ID/web`. */
const CAPITALS = /[A-Z][A-Z0-9_-]*(?![^/:@])/y;

const OPENERS = /[{<$@#]|\/[A-Z]/;

/**
 * Parts a value into what is written and what a later step fills in. An interpolation's default (`${V:-x}`, `${V-x}`,
 * `${V:=x}`, `${V=x}`, as in Compose, POSIX shells and Flux) is known, because it is what the file alone comes to; so is
 * a template's (`{{ .V | default "x" }}`).
 * `token` is the shape of the project's own placeholders.
 */
export function splitPlaceholders(source: SourceText, token?: RegExp): readonly Part[] {
  if (source.value === "") return [];
  if (!OPENERS.test(source.value) && token === undefined) return [literalPart(source)];
  const anchored = token && new RegExp(token.source, token.flags.replace(/[gy]/g, "") + "y");
  return splitFrom(source, anchored, 0);
}

/** Deeper defaults than this are unknown: nobody nests them, and a hostile file must not nest us. */
const DEEPEST_DEFAULT = 8;

function splitFrom(source: SourceText, token: RegExp | undefined, depth: number): readonly Part[] {
  const { value } = source;
  const parts: Part[] = [];
  let literalFrom = 0;
  let index = 0;
  const hopeless = new Set<PlaceholderSyntax>();
  while (index < value.length) {
    const end = endOfPlaceholder(value, index, token, hopeless);
    if (end < 0) {
      index++;
      continue;
    }
    if (index > literalFrom) parts.push(literalPart(sliceSource(source, literalFrom, index)));
    parts.push(...placeholder(sliceSource(source, index, end), token, depth));
    index = end;
    literalFrom = end;
  }
  if (literalFrom < value.length) parts.push(literalPart(sliceSource(source, literalFrom, value.length)));
  return parts;
}

/** `hopeless` remembers what cannot end any more, so that a row of openings is not searched to the end for each. */
function endOfPlaceholder(text: string, start: number, token: RegExp | undefined, hopeless: Set<PlaceholderSyntax>): number {
  if (token !== undefined) {
    token.lastIndex = start;
    if (token.test(text) && token.lastIndex > start) return token.lastIndex;
  }
  // What begins with a slash is the path of a file.
  if (text[start - 1] === "/" && !text.startsWith("/")) {
    const end = shapedLike(CAPITALS)(text, start);
    if (end >= 0) return end;
  }
  if (!OPENERS.test(text.charAt(start))) return -1;
  for (const syntax of SYNTAXES) {
    if (hopeless.has(syntax) || !text.startsWith(syntax.opening, start)) continue;
    const end = syntax.endOf(text, start);
    if (end >= 0) return end;
    if (syntax.opening.length === 2) hopeless.add(syntax);
  }
  return -1;
}

function endOfBraces(text: string, start: number): number {
  let depth = 0;
  for (let index = start + 1; index < text.length; index++) {
    const unit = text.charAt(index);
    if (unit === "{") depth++;
    else if (unit === "}" && --depth === 0) return index + 1;
  }
  return -1;
}

const WITH_DEFAULT = /^\$\{[A-Za-z_]\w*(:?[-=])/;

function placeholder(source: SourceText, token: RegExp | undefined, depth: number): readonly Part[] {
  const written = source.value;
  const range = source.range;
  if (written.startsWith("{{")) return actionParts(source);
  const head = WITH_DEFAULT.exec(written)?.[0];
  // An empty default says that the value is meant to come from outside.
  const isOpen = head === undefined || head.length + 1 >= written.length;
  if (isOpen || depth >= DEEPEST_DEFAULT) return [{ kind: "unknown", written, range }];
  const origin = sliceSource(source, head.length, written.length - 1);
  return splitFrom(origin, token, depth + 1).map((part): Part => {
    if (part.kind === "literal") return { kind: "known", text: part.text, range, origin: part.source, written, shared: false };
    return { ...part, range };
  });
}

/** An action's own literals are known as an interpolation's default is: `{{ .Values.tag | default "latest" }}`. */
function actionParts(source: SourceText): readonly Part[] {
  const { value: written, range } = source;
  const pieces = readAction(source) ?? [{ kind: "unknown" }];
  return pieces.map((piece): Part => {
    if (piece.kind === "unknown") return { kind: "unknown", written, range };
    return { kind: "known", text: piece.source.value, range, origin: piece.source, written, shared: false };
  });
}
