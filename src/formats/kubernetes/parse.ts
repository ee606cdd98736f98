import type { Document, SourceFile } from "../../model/document.js";
import type { ParseOptions } from "../../model/format.js";
import { findConflict } from "../conflict.js";
import { collectValues } from "../helm-values/collect.js";
import { ImageList } from "../image-list.js";
import type { Place } from "../place/place.js";
import { readYamlFile } from "../yaml-file.js";
import { collectImages } from "./collect.js";
import { endOfSchemaDocument } from "./schema-document.js";

/** Reads every document of a file as a manifest; `places` have a meaning of their own in each of them, whatever its kind. */
export function parseManifests(file: SourceFile, options: ParseOptions, places: readonly Place[] = []): Document {
  const { text } = file;
  // A place may have a meaning in a document that is not judged otherwise.
  const stream = readYamlFile(text, options, places.length === 0 ? { endOfDocument: endOfSchemaDocument } : undefined);
  const images = new ImageList();
  const reading = { text, images, token: options.placeholder, around: [], readValues: collectValues };
  for (const document of stream.documents) collectImages({ ...reading, document }, places);
  return { images: images.images, comments: stream.comments, problems: findConflict(file.text) };
}
