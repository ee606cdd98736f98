import type * as Library from "yaml";
import type { Range } from "../model/text.js";
import { readBlockHeader, readBlockScalar } from "./block-scalar.js";
import type { Properties } from "./collection-node.js";
import { MappingNode, SequenceNode } from "./collection-node.js";
import { decodeFlowScalar } from "./decode-flow-scalar.js";
import type { Alias, Node, Scalar, ScalarStyle, YamlDocument } from "./node.js";
import { emptyScalar, ScalarNode } from "./scalar-node.js";
import { Scan } from "./scan.js";

/** Turns one document of the `yaml` package into our tree. */
export class LibraryDocument {
  readonly #text: string;
  readonly #yaml: typeof Library;
  readonly #document: Library.Document.Parsed;
  readonly #anchors = new Map<string, Node>();

  constructor(text: string, yaml: typeof Library, document: Library.Document.Parsed) {
    this.#text = text;
    this.#yaml = yaml;
    this.#document = document;
  }

  read(): YamlDocument {
    const { contents } = this.#document;
    return { root: contents === null ? undefined : this.#convert(contents, -1), anchors: this.#anchors };
  }

  #convert(node: Library.ParsedNode | null, indent: number): Node | undefined {
    if (node === null) return undefined;
    const yaml = this.#yaml;
    if (yaml.isAlias(node)) return this.#alias(node);
    if (yaml.isMap<Library.ParsedNode, Library.ParsedNode | null>(node)) return this.#mapping(node);
    if (yaml.isSeq<Library.ParsedNode>(node)) return this.#sequence(node);
    if (yaml.isScalar(node)) return this.#scalar(node, indent);
    return undefined;
  }

  #alias(node: Library.Alias.Parsed): Alias {
    return { kind: "alias", range: rangeOf(node), name: node.source, target: this.#anchors.get(node.source) };
  }

  #mapping(node: Library.YAMLMap.Parsed): MappingNode {
    const { srcToken } = node;
    const flow = node.flow === true;
    const mapping = new MappingNode(flow, node.range[0], this.#properties(node));
    this.#keep(mapping);
    const indent = srcToken !== undefined && "indent" in srcToken ? srcToken.indent : 0;
    let end = node.range[0];
    for (const pair of node.items) {
      const key = this.#convert(pair.key, indent) ?? emptyScalar(this.#text, pair.key.range[0]);
      const colonEnd = colonEndOf(pair) ?? key.range.end;
      const value = this.#convert(pair.value, indent);
      mapping.pairs.push({ key, value, colonEnd });
      end = Math.max(end, value?.range.end ?? colonEnd);
    }
    mapping.close(flow && srcToken !== undefined ? node.range[1] : end);
    return mapping;
  }

  #sequence(node: Library.YAMLSeq.Parsed): SequenceNode {
    const { srcToken } = node;
    const flow = node.flow === true;
    const sequence = new SequenceNode(flow, node.range[0], this.#properties(node));
    this.#keep(sequence);
    const indent = srcToken !== undefined && "indent" in srcToken ? srcToken.indent : 0;
    let end = node.range[0];
    for (const item of node.items) {
      const value = this.#convert(item, indent);
      sequence.items.push(value);
      end = Math.max(end, value?.range.end ?? (item).range[0]);
    }
    sequence.close(flow ? node.range[1] : end);
    return sequence;
  }

  #scalar(node: Library.Scalar.Parsed, indent: number): Scalar | undefined {
    const range = rangeOf(node);
    const style = styleOf(node);
    if (style === undefined || (style === "plain" && range.start === range.end)) return undefined;
    const properties = this.#properties(node);
    if (style === "literal" || style === "folded") return this.#keep(this.#blockScalar(range, indent, properties));
    const content = style === "plain" ? range : { start: range.start + 1, end: range.end - 1 };
    return this.#keep(new ScalarNode(this.#text, style, range, () => decodeFlowScalar(this.#text, content, style), properties));
  }

  /** The package keeps no offsets, so our own reader reads the lines again, told where they are. */
  #blockScalar(range: Range, indent: number, properties: Properties): ScalarNode {
    const scan = new Scan(this.#text, undefined);
    const header = readBlockHeader(scan, range.start);
    if (header === undefined) return new ScalarNode(this.#text, "plain", range, undefined, properties);
    return readBlockScalar(scan, range.start, header, indent, properties);
  }

  #properties(node: Library.ParsedNode): Properties {
    const anchor = "anchor" in node ? node.anchor : undefined;
    return { anchor, tag: node.tag?.replace(/^tag:yaml\.org,2002:/, "!!") };
  }

  #keep<N extends Scalar | MappingNode | SequenceNode>(node: N): N {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    return node;
  }
}

const rangeOf = (node: Library.ParsedNode): Range => ({ start: node.range[0], end: node.range[1] });

function styleOf(node: Library.Scalar.Parsed): ScalarStyle | undefined {
  switch (node.type) {
    case "BLOCK_FOLDED":
      return "folded";
    case "BLOCK_LITERAL":
      return "literal";
    case "QUOTE_DOUBLE":
      return "double";
    case "QUOTE_SINGLE":
      return "single";
    case "PLAIN":
      return "plain";
    default:
      return undefined;
  }
}

/** Behind the pair's colon, as the package's tokens have it. */
function colonEndOf(pair: Library.Pair<Library.ParsedNode, Library.ParsedNode | null>): number | undefined {
  const colon = pair.srcToken?.sep?.find((token) => token.type === "map-value-ind");
  return colon && colon.offset + colon.source.length;
}
