import { hasDigest, isAbsent } from "../../src/model/image.js";
import { managedFixes } from "../../src/model/managed-fix.js";
import { showParts } from "../../src/model/part.js";
import { quote } from "../../src/model/quote.js";
import { relateOrigins } from "../../src/model/related-origins.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "implicit-latest",
  summary: "The image has neither a tag nor a digest, which means `latest`",
  recommended: "error",
  fixable: true,
  needs: ["tags"],

  candidates: () => ({ tags: [], untagged: true }),

  *image(image, context) {
    if (image.certainty !== "certain" || hasDigest(image) || !isAbsent(image.tag)) return;
    const related = relateOrigins([image.registry, image.repository]);
    const name = [image.registry, image.repository].filter((component) => !isAbsent(component)).map((component) => showParts(component.parts)).join("/");
    const subject = related.length === 0 || name === image.written ? quote(image.written) : `${quote(image.written)} is ${quote(name)}, which`;
    yield { range: image.range, message: `${subject} has no tag and so means latest; add a tag that is published once`, related, fixes: managedFixes(image, context) };
  },
});
