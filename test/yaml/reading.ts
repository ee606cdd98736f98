import type { Node } from "../../src/yaml/node.js";
import { readYaml } from "../../src/yaml/read.js";

/** What a text reads as, as plain data: pairs as `[key, value]` lists, so that order and duplicates show. */
export type Plain = string | null | readonly Plain[] | { readonly pairs: readonly (readonly [Plain, Plain])[] };

export function plainOf(node: Node | undefined): Plain {
  if (node === undefined) return null;
  if (node.kind === "alias") return `*${node.name}`;
  if (node.kind === "scalar") return node.source.value;
  if (node.kind === "sequence") return node.items.map(plainOf);
  return { pairs: node.pairs.map((pair) => [plainOf(pair.key), plainOf(pair.value)]) };
}

/** The first document of a text as lines of `path = value`. */
export function valuesIn(text: string, placeholder?: RegExp): readonly string[] {
  const lines: string[] = [];
  for (const document of readYaml(text, { placeholder }).documents) list(document.root, "", lines);
  return lines;
}

function list(node: Node | undefined, path: string, lines: string[]): void {
  if (node === undefined) lines.push(`${path} =`);
  else if (node.kind === "scalar") lines.push(`${path} = ${node.source.value}`);
  else if (node.kind === "alias") lines.push(`${path} = *${node.name}`);
  else if (node.kind === "sequence") node.items.forEach((item, index) => { list(item, `${path}[${index}]`, lines); });
  else for (const pair of node.pairs) list(pair.value, `${path}.${textOf(pair.key)}`, lines);
}

function textOf(key: Node): string {
  const plain = plainOf(key);
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}
