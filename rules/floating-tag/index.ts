import { expandPlaceholders } from "../../src/model/expand-placeholders.js";
import { FLOATING_TAGS } from "../../src/model/floating.js";
import type { Image } from "../../src/model/image.js";
import { hasDigest, isAbsent, valueOf } from "../../src/model/image.js";
import { managedFixes } from "../../src/model/managed-fix.js";
import { matchesImage } from "../../src/model/image-pattern.js";
import { showParts } from "../../src/model/part.js";
import { quote } from "../../src/model/quote.js";
import { relateOrigins } from "../../src/model/related-origins.js";
import type { RuleContext } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import { surelyMatches } from "../../src/model/tag-pattern.js";
import { options } from "./options.js";
import type { FloatingTagOptions } from "./options.js";

export const rule = defineRule<FloatingTagOptions>({
  id: "floating-tag",
  summary: "The tag is one that its publisher moves, such as `latest`",
  recommended: "error",
  fixable: true,
  options,
  needs: ["tags"],

  candidates: ({ tags, require }) => (require.length > 0 ? undefined : { tags, untagged: false }),

  *image(image, context) {
    if (hasDigest(image) || isAbsent(image.tag)) return;
    const message = judgeFloating(image, context) ?? judgeShape(image, context);
    if (message !== undefined) yield { range: image.tag.range, message, related: relateOrigins([image.tag]), fixes: managedFixes(image, context) };
  },
});

function judgeFloating(image: Image, { options, placeholders }: RuleContext<FloatingTagOptions>): string | undefined {
  const patterns = options.tags.filter((pattern) => isTrusted(image) || FLOATING_TAGS.includes(pattern));
  const floats = (tag: Image["tag"]) => patterns.some((pattern) => surelyMatches(pattern, tag));
  const shown = quote(showParts(image.tag.parts));
  if (floats(image.tag)) return `tag ${shown} moves; use one that is published once`;
  const expansion = expandPlaceholders(image.tag, placeholders).find(floats);
  if (expansion === undefined) return undefined;
  return `tag ${shown} can become ${quote(showParts(expansion.parts))}, which moves; use one that is published once`;
}

/** The first tag that the image could have and that a required shape refuses; tags with unknown pieces are not judged. */
function judgeShape(image: Image, { options, placeholders }: RuleContext<FloatingTagOptions>): string | undefined {
  if (!isTrusted(image)) return undefined;
  for (const { images, pattern } of options.require) {
    if (!matchesImage(images, image)) continue;
    const shape = new RegExp(pattern);
    const tags = expandPlaceholders(image.tag, placeholders).map(valueOf);
    const wrong = tags.find((tag) => tag !== undefined && !shape.test(tag));
    if (wrong !== undefined) return `tag ${quote(wrong)} does not have the required shape ${pattern}; use one that has`;
  }
  return undefined;
}

/** A bare word pair such as `key:stable` is an image by its looks alone; a host before it settles that. */
const isTrusted = (image: Image): boolean => image.certainty !== "possible" || !isAbsent(image.registry);
