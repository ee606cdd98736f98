import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Location, Position } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { valueOf } from "../model/image.js";
import type { CheckedDocument } from "./checker.js";
import type { ManagedPlace } from "./managed-places.js";
import { findManaged, imageAt } from "./managed-places.js";
import { Offsets } from "./offsets.js";

/** The entries of tag files that speak of the image at a place: those that give it its tag, else all. */
export function definitionsAt(checked: CheckedDocument, position: Position): Location[] {
  const image = imageAt(checked, checked.offsets.offsetAt(position));
  const places = (image && findManaged(image, checked)?.places) ?? [];
  const tag = image && valueOf(image.tag);
  const exact = places.filter((place) => place.tag === tag);
  return (exact.length > 0 ? exact : places).flatMap((place) => locate(place, checked) ?? []);
}

function locate({ file, entry }: ManagedPlace, { ground, offsets, document }: CheckedDocument): Location | undefined {
  if (file === ground?.place.file) return { uri: document.uri, range: offsets.range(entry.range) };
  const uri = pathToFileURL(file).href;
  try {
    return { uri, range: new Offsets(TextDocument.create(uri, "yaml", 0, readFileSync(file, "utf8"))).range(entry.range) };
  } catch {
    // It is gone since it was read.
    return undefined;
  }
}
