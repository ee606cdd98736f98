import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } from "yaml";
import { offsetIn } from "../../src/model/text.js";
import type { Node, YamlStream } from "../../src/yaml/node.js";

/** The `yaml` package's reading as one line per node; `undefined` when it finds errors. */
export function describeWithLibrary(text: string): readonly string[] | undefined {
  const documents = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  if (!Array.isArray(documents)) return [];
  const lines: string[] = [];
  for (const [index, document] of documents.entries()) {
    if (document.errors.length > 0) return undefined;
    lines.push(`document ${index}`);
    describeLibraryNode(document.contents, "", lines);
  }
  return lines;
}

/** Our own reading in the same form. */
export function describeStream(stream: YamlStream): readonly string[] {
  const lines: string[] = [];
  for (const [index, document] of stream.documents.entries()) {
    lines.push(`document ${index}`);
    describeNode(document.root, "", lines);
  }
  return lines;
}

function describeLibraryNode(node: unknown, path: string, lines: string[]): void {
  if (isAlias(node)) lines.push(`${path} alias *${node.source} ${at(node.range)}`);
  else if (isMap(node)) {
    lines.push(`${path} ${node.flow ? "flow " : ""}mapping${properties(node)}`);
    for (const [index, pair] of node.items.entries()) {
      describeLibraryNode(pair.key, `${path}.k${index}`, lines);
      describeLibraryNode(pair.value, `${path}.v${index}`, lines);
    }
  } else if (isSeq(node)) {
    lines.push(`${path} ${node.flow ? "flow " : ""}sequence${properties(node)}`);
    for (const [index, item] of node.items.entries()) describeLibraryNode(isPair(item) ? item.key : item, `${path}[${index}]`, lines);
  } else if (isScalar(node) && node.type !== undefined && !(node.type === "PLAIN" && node.range?.[0] === node.range?.[1])) {
    const style = { PLAIN: "plain", QUOTE_SINGLE: "single", QUOTE_DOUBLE: "double", BLOCK_LITERAL: "literal", BLOCK_FOLDED: "folded" }[node.type as "PLAIN"];
    lines.push(`${path} ${style} ${JSON.stringify(node.value)} ${at(node.range)}${properties(node)}`);
  }
}

const at = (range: readonly number[] | null | undefined): string => `${range?.[0] ?? "?"}-${range?.[1] ?? "?"}`;

function properties(node: { anchor?: string | undefined; tag?: string | undefined }): string {
  const tag = node.tag === undefined ? "" : " tagged";
  return (node.anchor === undefined ? "" : ` &${node.anchor}`) + tag;
}

function describeNode(node: Node | undefined, path: string, lines: string[]): void {
  if (node === undefined) return;
  if (node.kind === "alias") lines.push(`${path} alias *${node.name} ${node.range.start}-${node.range.end}`);
  else if (node.kind === "mapping") {
    lines.push(`${path} ${node.flow ? "flow " : ""}mapping${properties(node)}`);
    for (const [index, pair] of node.pairs.entries()) {
      describeNode(pair.key, `${path}.k${index}`, lines);
      describeNode(pair.value, `${path}.v${index}`, lines);
    }
  } else if (node.kind === "sequence") {
    lines.push(`${path} ${node.flow ? "flow " : ""}sequence${properties(node)}`);
    for (const [index, item] of node.items.entries()) describeNode(item, `${path}[${index}]`, lines);
  } else if (node.style !== "plain" || node.range.start !== node.range.end) {
    lines.push(`${path} ${node.style} ${JSON.stringify(node.source.value)} ${node.range.start}-${node.range.end}${properties(node)}`);
  }
}

/** What is wrong with the ranges and offsets of a tree: each must lie inside its parent, and offsets must never go back. */
export function faultsOf(stream: YamlStream, text: string): readonly string[] {
  const faults: string[] = [];
  for (const document of stream.documents) checkNode(document.root, 0, text.length, faults);
  return faults;
}

function checkNode(node: Node | undefined, from: number, to: number, faults: string[]): void {
  if (node === undefined) return;
  const { start, end } = node.range;
  if (start < from || end > to || end < start) faults.push(`${node.kind} ${start}-${end} outside ${from}-${to}`);
  if (node.kind === "scalar") checkOffsets(node.source, start, end, faults);
  if (node.kind === "sequence") for (const item of node.items) checkNode(item, start, end, faults);
  if (node.kind === "mapping") {
    for (const pair of node.pairs) {
      checkNode(pair.key, start, end, faults);
      if (pair.colonEnd < pair.key.range.end || pair.colonEnd > end) faults.push(`colon ${pair.colonEnd} of ${start}-${end}`);
      checkNode(pair.value, pair.colonEnd, end, faults);
    }
  }
}

function checkOffsets(source: Parameters<typeof offsetIn>[0], start: number, end: number, faults: string[]): void {
  const { value, range, offsets } = source;
  if (range.start < start || range.end > end) faults.push(`content ${range.start}-${range.end} outside ${start}-${end}`);
  if (offsetIn(source, 0) !== range.start || offsetIn(source, value.length) !== range.end) faults.push(`ends of ${JSON.stringify(value)}`);
  if (offsets !== undefined && offsets.length !== value.length + 1) faults.push(`${offsets.length} offsets for ${value.length} units`);
  for (let index = 1; index < (offsets?.length ?? 0); index++) {
    if (offsets![index]! < offsets![index - 1]!) faults.push(`offsets go back in ${JSON.stringify(value)}`);
  }
}
