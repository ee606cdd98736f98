import * as yaml from "yaml";
import { readTagFile } from "../../../src/formats/tag-file/read.js";
import { LineMap } from "../../../src/model/line-map.js";
import { TAG_ENTRY_KEYS } from "../../../src/model/tag-entry.js";

/** The four values of each entry, `undefined` where there is none. */
export function valuesIn(text: string): readonly (readonly (string | undefined)[])[] {
  return readTagFile(text, { loadYaml: () => yaml }).entries.map(({ values }) => TAG_ENTRY_KEYS.map((key) => values[key]?.source.value));
}

/** `line:column message` for all that is wrong with a text's shape, where `src_ref` may be missing. */
export function problemsIn(text: string): readonly string[] {
  const lines = new LineMap(text);
  return readTagFile(text, { loadYaml: () => yaml }).problems.filter(({ isAllowed }) => isAllowed !== true).map(({ range, message }) => {
    const { line, column } = lines.positionAt(range.start);
    return `${line}:${column} ${message}`;
  });
}

export const SHA = "0123456789abcdef0123456789abcdef01234567";

/** An entry in block style, as people write them. */
export function entry(name: string, tag: string, build = "main-20260301T060000Z.0"): string {
  return `  - name: ${name}\n    src_build_tag: ${build}\n    src_ref: https://git.example.com/team/app/commit/${SHA}\n    tag: ${tag}\n`;
}
