import type { Image } from "../../src/model/image.js";
import { hasDigest, isAbsent, isNamed } from "../../src/model/image.js";
import { quote } from "../../src/model/quote.js";
import { relateOrigins } from "../../src/model/related-origins.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "require-digest",
  summary: "The image has no digest",
  recommended: "off",

  *image(image) {
    // Who names the image in another file may pin it there.
    if (hasDigest(image) || !isNamed(image) || !isSurelyImage(image)) return;
    const last = isAbsent(image.tag) ? image.repository : image.tag;
    // An unknown last piece may bring the digest along.
    if (last.parts.at(-1)?.kind === "unknown") return;
    const message = `${quote(image.written)} has no digest; add @sha256:… of the image that was tested`;
    yield { range: image.range, message, related: relateOrigins([last]) };
  },
});

/** Where only the key speaks for an image, a tag must, too. */
function isSurelyImage(image: Image): boolean {
  return image.certainty === "certain" || (image.certainty === "likely" && !isAbsent(image.tag));
}
