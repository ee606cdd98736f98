import type { ParseOptions } from "../model/format.js";
import type { YamlStream } from "../yaml/node.js";
import { readYaml } from "../yaml/read.js";

/** Reads YAML or JSON text for a format. */
export function readYamlFile(text: string, options: ParseOptions): YamlStream {
  return readYaml(text, options.placeholder === undefined ? {} : { placeholder: options.placeholder });
}
