import type * as Yaml from "yaml";
import type { ParseOptions } from "../model/format.js";
import { readWithLibrary } from "../yaml/fallback.js";
import type { Node, YamlStream } from "../yaml/node.js";
import type { UnreadParts } from "../yaml/read.js";
import { readYaml } from "../yaml/read.js";

/** The `yaml` package needs seconds for more, and nesting beyond this can end the process. */
const LONGEST_SECOND_READING = 200_000;
const DEEPEST_SECOND_READING = 100;

/**
 * Reads YAML or JSON text for a format: with our own reader, and where that is not sure, with the `yaml` package if it can.
 * Of `unread` nothing may be read.
 */
export function readYamlFile(text: string, { placeholder, loadYaml }: ParseOptions, unread?: UnreadParts): YamlStream {
  const stream = readYaml(text, { placeholder, unread });
  if (stream.unsure === undefined || stream.isBroken === true) return stream;
  const yaml = secondReader(text, stream, { loadYaml });
  return (yaml && readWithLibrary(text, yaml)) ?? stream;
}

/** The `yaml` package, if a text is one for it, and there is one. */
export function secondReader(text: string, stream: YamlStream, { loadYaml }: Pick<ParseOptions, "loadYaml">): typeof Yaml | undefined {
  if (text.length > LONGEST_SECOND_READING || isDeep(stream)) return undefined;
  return loadYaml?.();
}

function isDeep({ documents }: YamlStream): boolean {
  let level: readonly Node[] = documents.flatMap(({ root }) => root ?? []);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_SECOND_READING) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === "mapping") return node.pairs.flatMap(({ key, value }) => (value === undefined ? [key] : [key, value]));
  if (node.kind === "sequence") return node.items.filter((item) => item !== undefined);
  return [];
}
