import type { DocumentLink } from "vscode-languageserver/node";
import { identify } from "../formats/identify.js";
import { readTagFile } from "../formats/tag-file/read.js";
import { textOfEntry } from "../model/tag-entry.js";
import type { CheckedDocument } from "./checker.js";
import type { Host } from "./host.js";

/** Links from the entries of a tag file to the commits that they name. */
export function listLinks({ file, ground, offsets }: CheckedDocument, host: Host): DocumentLink[] {
  const { settings } = ground?.project.setup ?? {};
  if (file === undefined || identify(file.path, file.text, settings?.formatFor(file.path))?.id !== "tag-file") return [];
  return readTagFile(file.text, { loadYaml: host.packages.yaml }).entries.flatMap((entry) => {
    const target = textOfEntry(entry, "src_ref");
    const range = entry.values.src_ref?.source.range;
    return target === undefined || range === undefined || !isAddress(target) ? [] : [{ range: offsets.range(range), target }];
  });
}

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
