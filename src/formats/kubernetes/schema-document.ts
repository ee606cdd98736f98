import { isDocumentMarker } from "../../yaml/marker.js";

/** The two keys that make a CustomResourceDefinition, as generators write them, and a section. */
const HEAD = /(?:apiVersion: apiextensions\.k8s\.io\/\w+\r?\nkind: CustomResourceDefinition|kind: CustomResourceDefinition\r?\napiVersion: apiextensions\.k8s\.io\/\w+)\r?(?=\n(?:metadata|spec):)/y;
/** A comment, a blank line, or a template block that has its line to itself. */
const FREE_LINE = /#[^\n]*(?:\n|$)|[ \t]*\r?\n|\{\{[^"'`\n{}*]*\}\}[ \t]*\r?(?:\n|$)/y;

/** A line whose first unit stands in one of the first two columns. */
const OUTER_LINE = /\n ?[^ \n]/g;

/** A section of the definition, whose first line opens a mapping: all that is deeper, rightly or wrongly indented, then belongs to that one. */
const SECTION = /(?:metadata|spec|status):[ \t]*\r?\n {2}[A-Za-z]+:[ \r\n]/y;

/** Blocks that are sure to end on their line. */
const BLOCK = /\{\{[^"'`\n{}*]*\}\}/y;
const OTHER_TEMPLATE = /\{[%#]|<%/;

/**
 * Where a CustomResourceDefinition that begins at `start`, the start of a line, ends: at the mark of the next document or the text's
 * end. It names no image that runs, and makes up most of many a repository's YAML, so it is not worth reading. Answers -1 for any
 * other document, and for one written so that a tolerant reader might see something else in it. Looks at each unit a few times at most.
 */
export function endOfSchemaDocument(text: string, start: number): number {
  let head = start;
  while (head < text.length && matchesAt(FREE_LINE, text, head)) head = FREE_LINE.lastIndex;
  if (!matchesAt(HEAD, text, head)) return -1;
  const bodyStart = HEAD.lastIndex;
  const end = endOfSections(text, bodyStart);
  return end >= 0 && hasOnlyPlainTemplates(text.slice(bodyStart, end)) ? end : -1;
}

function endOfSections(text: string, bodyStart: number): number {
  OUTER_LINE.lastIndex = bodyStart;
  while (OUTER_LINE.test(text)) {
    const unitAt = OUTER_LINE.lastIndex - 1;
    if (text.charCodeAt(unitAt - 1) === SPACE) return -1;
    if (isDocumentMarker(text, unitAt) && text.charCodeAt(unitAt) === DASH) return unitAt;
    if (!matchesAt(SECTION, text, unitAt) && !matchesAt(FREE_LINE, text, unitAt)) return -1;
    OUTER_LINE.lastIndex = unitAt;
  }
  return text.length;
}

function hasOnlyPlainTemplates(body: string): boolean {
  if (OTHER_TEMPLATE.test(body)) return false;
  for (let at = body.indexOf("{{"); at >= 0; at = body.indexOf("{{", BLOCK.lastIndex)) {
    if (!matchesAt(BLOCK, body, at)) return false;
  }
  return true;
}

function matchesAt(pattern: RegExp, text: string, position: number): boolean {
  pattern.lastIndex = position;
  return pattern.test(text);
}

const SPACE = 0x20;
const DASH = 0x2d;
