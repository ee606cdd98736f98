import type { Fix } from "../../src/model/finding.js";
import { quote } from "../../src/model/quote.js";
import { isRegistry, isRepository, normalizeName, parseReference, splitName } from "../../src/model/reference.js";
import { defineRule } from "../../src/model/rule.js";
import type { TagEntryValue } from "../../src/model/tag-entry.js";
import { textOfEntry } from "../../src/model/tag-entry.js";

export const rule = defineRule({
  id: "tag-file-name",
  summary: "An entry's `name` is no full name of an image: registry and repository, without tag and digest",
  recommended: "error",
  fixable: true,

  *entry(entry) {
    const name = textOfEntry(entry, "name");
    const value = entry.values.name;
    if (name === undefined || value === undefined) return;
    const { registry, repository } = splitName(name);
    if (isRepository(repository) && registry !== undefined && isRegistry(registry)) return;
    const { range } = value.source;
    const reference = parseReference(name);
    if (reference?.digest !== undefined) yield { range, message: `name ${quote(name)} has a digest; name the image alone, because the entry's tag says which one` };
    else if (reference?.tag !== undefined) yield { range, message: `name ${quote(name)} has a tag; name the image alone, and its tag behind "tag"` };
    else if (reference !== undefined) yield { range, message: `name ${quote(name)} has no registry; write ${quote(normalizeName(reference))}`, fixes: setName(value, normalizeName(reference)) };
    else yield { range, message: `name ${quote(name)} is no name of an image; write registry and repository, such as "docker.io/library/nginx"` };
  },
});

function setName({ slot }: TagEntryValue, name: string): readonly Fix[] {
  return slot === undefined ? [] : [{ title: `write ${name}`, edits: [{ ...slot.range, text: slot.encode(name) }], safety: slot.safety }];
}
