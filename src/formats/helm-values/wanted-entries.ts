import type { ParseOptions } from "../../model/format.js";
import type { YamlStream } from "../../yaml/node.js";
import { mayMatter } from "../glance/may-matter.js";
import { readYamlFile } from "../yaml-file.js";
import { isResource } from "./collect.js";
import { endOfPlainEntry } from "./plain-entry.js";

/** What was read of a file of values. */
interface WantedEntries {
  readonly stream: YamlStream;
  /** Whether entries were left out, since they hold none of the candidates. */
  readonly isPartial: boolean;
}

/**
 * Reads values without the entries of the outermost mapping that are sure to hold none of the candidates, if there are any: in a file
 * of a thousand lines one tag floats. Such an entry stands there with an empty mapping.
 */
export function readWanted(text: string, options: ParseOptions): WantedEntries {
  const { candidates, placeholder } = options;
  const readAll = (): WantedEntries => ({ stream: readYamlFile(text, options), isPartial: false });
  // A placeholder may stand for anything, a line's end included.
  if (candidates === undefined || placeholder !== undefined) return readAll();
  let leftOut = 0;
  const endOfEntry = (_text: string, start: number): number => {
    const end = endOfPlainEntry(text, start);
    if (end < 0 || mayMatter(text.slice(start, end), candidates, {})) return -1;
    leftOut++;
    return end;
  };
  const stream = readYamlFile(text, options, { endOfEntry });
  // What a resource says of itself gives its entries a meaning that they do not show.
  if (leftOut > 0 && stream.documents.some(isResource)) return readAll();
  return { stream, isPartial: leftOut > 0 };
}
