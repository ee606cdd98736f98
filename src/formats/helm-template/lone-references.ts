import type { Image } from "../../model/image.js";
import { readPossibleImage } from "../yaml-image.js";

/** All of a line between two actions, which is what a branch of a definition writes. */
const LONE_TEXT = /\}\}[ \t]*\r?\n[ \t]*(?<text>[^\s{}]+)[ \t]*(?=\r?\n[ \t]*\{\{)/g;

/** The references that a template writes without a key: `{{ else }}`, `registry.example/web:latest` and `{{ end }}`, each on its line. */
export function collectLoneReferences(file: string, token: RegExp | undefined): readonly Image[] {
  const images: Image[] = [];
  for (const { index, 0: match, groups } of file.matchAll(LONE_TEXT)) {
    const value = groups?.text ?? "";
    if (!value.includes("/")) continue;
    const start = index + match.lastIndexOf(value);
    const source = { value, range: { start, end: start + value.length } };
    const image = readPossibleImage({ source, anchor: undefined }, { path: { parent: undefined, key: "{{ }}" }, token });
    if (image !== undefined) images.push(image);
  }
  return images;
}
