import { identify } from "../../src/formats/identify.js";
import type { Image } from "../../src/model/image.js";
import { describeImage, isAbsent, isDynamic } from "../../src/model/image.js";
import { LineMap } from "../../src/model/line-map.js";

/** The images of a text, as the file at `path` would be read. */
export function readImages(path: string, text: string): readonly Image[] {
  const format = identify(path, text);
  return format === undefined ? [] : format.parse({ path, text }, {}).images;
}

/** One line for each image: `line:column certainty where reference`, with `?` behind a tag that is unknown and `!` for none. */
export function listImages(path: string, text: string): readonly string[] {
  const lines = new LineMap(text);
  return readImages(path, text).map((image) => {
    const { line, column } = lines.positionAt(image.range.start);
    const tag = isAbsent(image.tag) && isAbsent(image.digest) ? "!" : isDynamic(image.tag) ? "?" : "";
    return `${line}:${column} ${image.certainty} ${image.where} ${describeImage(image)}${tag}`;
  });
}
