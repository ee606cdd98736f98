import { NO_CANDIDATES } from "../../src/model/candidates.js";
import type { Expansion } from "../../src/model/expand-reference.js";
import { expandReference } from "../../src/model/expand-reference.js";
import { FLOATING_TAGS } from "../../src/model/floating.js";
import type { Image } from "../../src/model/image.js";
import { hasDigest, isAbsent } from "../../src/model/image.js";
import { managedFixes } from "../../src/model/managed-fix.js";
import type { ManagedImage } from "../../src/model/managed-images.js";
import { managedImages, ownName } from "../../src/model/managed-images.js";
import { showParts } from "../../src/model/part.js";
import { quote } from "../../src/model/quote.js";
import { relateOrigins } from "../../src/model/related-origins.js";
import type { Report, RuleContext } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import { matchesGlob } from "../../src/model/tag-pattern.js";
import { findNearName } from "./near-name.js";

export const rule = defineRule({
  id: "unmanaged-tag",
  summary: "A managed image's tag is none that a tag file gives it or ever gave it, or its name is misspelt",
  recommended: "error",
  fixable: true,
  needs: ["tags"],

  candidates: (_options, facts) => (facts === undefined || managedImages(facts).size === 0 ? NO_CANDIDATES : undefined),

  *image(image, context) {
    const { facts, placeholders } = context;
    if (facts === undefined || hasDigest(image) || isAbsent(image.tag) || !isTrusted(image)) return;
    const managed = managedImages(facts);
    if (managed.size === 0) return;
    for (const expansion of expandReference(image, placeholders)) {
      const report = judge(image, expansion, managed, context);
      if (report === undefined) continue;
      yield { ...report, related: relateOrigins([image.repository, image.tag]) };
      return;
    }
  },
});

function judge(image: Image, { name: written, tag }: Expansion, managed: ReadonlyMap<string, ManagedImage>, context: RuleContext): Report | undefined {
  if (written === undefined || tag === undefined || floats(tag, context)) return undefined;
  const name = ownName(written, context.tagging.mirrors);
  const known = managed.get(name);
  if (known === undefined) {
    const near = findNearName(name, managed);
    return near === undefined ? undefined : { range: image.repository.range, message: `no tag file manages ${quote(name)}; did you mean ${quote(near)}?` };
  }
  // Where history is missing the tag may have been given in it.
  if (known.knownTags.has(tag) || context.facts?.isCut === true) return undefined;
  const shown = quote(showParts(image.tag.parts));
  const subject = shown === quote(tag) ? `tag ${shown}` : `tag ${shown} can become ${quote(tag)}, which`;
  const advice = known.tags.slice(0, MOST_SHOWN).map(quote).join(" or ");
  const message = `${subject} is none that a tag file gives ${quote(name)} or ever gave it; use ${advice}`;
  return { range: image.tag.range, message, fixes: managedFixes(image, context) };
}

/** Of more tags to choose from a message becomes hard to read. */
const MOST_SHOWN = 3;

/** Tags that float are the business of the rule about them. */
function floats(tag: string, { optionsOf }: RuleContext): boolean {
  const tags = optionsOf("floating-tag")?.tags;
  const patterns = Array.isArray(tags) ? [...FLOATING_TAGS, ...(tags as readonly string[])] : FLOATING_TAGS;
  return patterns.some((pattern) => matchesGlob(pattern, tag));
}

/** What is an image by its looks alone may be something else, unless it names its registry. */
const isTrusted = (image: Image): boolean => image.certainty !== "possible" || !isAbsent(image.registry);
