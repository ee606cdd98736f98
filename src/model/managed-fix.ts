import { expandReference } from "./expand-reference.js";
import type { Fix } from "./finding.js";
import type { Image } from "./image.js";
import { isDynamic, setComponent } from "./image.js";
import { managedImages, ownName } from "./managed-images.js";
import type { RuleContext } from "./rule.js";

/**
 * The fixes that move a reference to the tag that tag files give its image: one, or several to choose from; none for an image that
 * is not managed.
 */
export function managedFixes(image: Image, { facts, tagging, placeholders }: Pick<RuleContext, "facts" | "tagging" | "placeholders">): readonly Fix[] {
  if (facts === undefined || managedImages(facts).size === 0) return [];
  const names = new Set(expandReference(image, placeholders).map(({ name }) => name && ownName(name, tagging.mirrors)));
  const [name] = names;
  const tags = names.size === 1 && name !== undefined ? (managedImages(facts).get(name)?.tags ?? []) : [];
  return tags.flatMap((tag): readonly Fix[] => {
    const edit = setComponent(image, "tag", tag);
    if (edit === undefined) return [];
    // What a template or a build would have filled in is lost.
    const isSafe = tags.length === 1 && image.tag.slot?.safety === "safe" && !isDynamic(image.tag);
    return [{ title: `Move to the managed tag ${tag}`, edits: [edit], safety: isSafe ? "safe" : "unsafe", isChoice: tags.length > 1 }];
  });
}

/** Whether a reference has, whatever its placeholders become, a tag that tag files give its image, or gave it before. */
export function isManagedReference(image: Image, { facts, tagging, placeholders }: Pick<RuleContext, "facts" | "tagging" | "placeholders">): boolean {
  if (facts === undefined) return false;
  const managed = managedImages(facts);
  return expandReference(image, placeholders).every(({ name, tag }) => name !== undefined && tag !== undefined && managed.get(ownName(name, tagging.mirrors))?.knownTags.has(tag) === true);
}
