import type { Format } from "../../src/model/format.js";
import { markdownTable } from "./table.js";

/** All formats, for the project's README. */
export function generateFormatTable(formats: readonly Format[]): string {
  return markdownTable(["Format", "Reads"], formats.map(({ id, summary }) => [`\`${id}\``, summary]));
}
