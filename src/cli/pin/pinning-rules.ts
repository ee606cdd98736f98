import { rules } from "../../../rules/index.js";
import type { Fix } from "../../model/finding.js";
import type { Image } from "../../model/image.js";
import { describeImage, isAbsent, isDynamic, setComponent, valueOf } from "../../model/image.js";
import type { Reference } from "../../model/reference.js";
import { parseReference } from "../../model/reference.js";
import type { Rule } from "../../model/rule.js";
import type { Pin } from "../../retag/find-pin.js";

/** What is to be asked of registries: references, by how findings call them. */
export type References = Map<string, Reference>;

/** The rules that say what floats. */
const FLOATING = ["floating-tag", "implicit-latest"];

/** Those rules; `references` is filled with what they report and no tag file manages, if its name is known. */
export function collectingRules(references: References): readonly Rule[] {
  return wrapRules((image) => {
    const reference = referenceOf(image);
    if (reference !== undefined) references.set(describeImage(image), reference);
    return [];
  });
}

/** Those rules, with fixes that write the pins. A tag that a tag file gives comes first: it is the rules' own fix. */
export function pinningRules(pins: ReadonlyMap<string, Pin>): readonly Rule[] {
  return wrapRules((image) => {
    const pin = referenceOf(image) && pins.get(describeImage(image));
    return pin === undefined ? [] : fixesFor(image, pin);
  });
}

function wrapRules(fixesOf: (image: Image) => readonly Fix[]): readonly Rule[] {
  return rules.filter(({ id }) => FLOATING.includes(id)).map((rule) => ({
    ...rule,
    *image(image, context) {
      for (const report of rule.image?.(image, context) ?? []) {
        yield (report.fixes ?? []).length > 0 ? report : { ...report, fixes: fixesOf(image) };
      }
    },
  }));
}

/** What a registry can be asked for; not where a part of the reference is filled in later. */
function referenceOf(image: Image): Reference | undefined {
  if ([image.registry, image.repository, image.tag].some(isDynamic)) return undefined;
  return parseReference(describeImage(image));
}

function fixesFor(image: Image, pin: Pin): readonly Fix[] {
  if (pin.kind === "tag") return edit(image, "tag", pin.value, `Pin to the tag ${pin.value}`);
  if (pin.kind !== "digest") return [];
  const title = `Pin to ${pin.value}`;
  const own = edit(image, "digest", pin.value, title);
  if (own.length > 0) return own;
  // Where a format has no place for a digest, a tag may carry one.
  const tag = isAbsent(image.tag) ? "latest" : valueOf(image.tag);
  return tag === undefined ? [] : edit(image, "tag", `${tag}@${pin.value}`, title);
}

function edit(image: Image, component: "tag" | "digest", value: string, title: string): readonly Fix[] {
  const made = setComponent(image, component, value);
  return made === undefined ? [] : [{ title, edits: [made], safety: image[component].slot?.safety ?? "unsafe" }];
}
