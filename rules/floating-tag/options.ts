import { FLOATING_TAGS } from "../../src/model/floating.js";
import type { OptionSchema, RuleOptions } from "../../src/model/rule.js";

export interface FloatingTagOptions extends RuleOptions {
  readonly tags: readonly string[];
  readonly require: readonly { readonly images: readonly string[]; readonly pattern: string }[];
}

export const options: Readonly<Record<keyof FloatingTagOptions & string, OptionSchema>> = {
  tags: {
    type: "array",
    items: { type: "string", minLength: 1 },
    default: FLOATING_TAGS,
    description: "Tags that float. `*` stands for any text, `?` for one character; case counts.",
  },
  require: {
    type: "array",
    items: {
      type: "object",
      properties: {
        images: { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
        pattern: { type: "string", format: "regex" },
      },
      required: ["images", "pattern"],
      additionalProperties: false,
    },
    default: [],
    description: "Shapes that tags must have: images by name (`*` stands for any text, also slashes), and a regular expression for their tags.",
  },
};
