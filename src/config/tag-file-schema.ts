import { COMMIT_URL_SHAPE, QUALIFIED_NAME_SHAPE, UNMOVED_TAG_SHAPE } from "../model/tag-entry-shapes.js";
import type { TagEntryKey } from "../model/tag-entry.js";
import { TAG_ENTRY_KEYS } from "../model/tag-entry.js";
import type { JsonSchema } from "./json-schema.js";

const PROPERTIES: Readonly<Record<TagEntryKey, JsonSchema>> = {
  name: { description: "The image: registry and repository, without tag and digest.", type: "string", title: "image name", pattern: QUALIFIED_NAME_SHAPE },
  src_build_tag: { description: "The tag that one build published once.", type: "string", title: "build tag", pattern: UNMOVED_TAG_SHAPE },
  src_ref: { description: "The address of the commit that it was built from, with its whole hash.", type: "string", title: "commit URL", pattern: COMMIT_URL_SHAPE },
  tag: { description: "The tag that the image is published under from then on; it is never moved.", type: "string", title: "tag", pattern: UNMOVED_TAG_SHAPE },
};

/** The JSON Schema (draft-07) of a tag-management file, for editors: what holds for every project. What one project demands are its rules' options. */
export function tagFileSchema(): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "tag-management file",
    type: "object",
    properties: {
      images: {
        description: "Which tag each image is published under.",
        type: "array",
        items: { type: "object", properties: PROPERTIES, required: TAG_ENTRY_KEYS.filter((key) => key !== "src_ref"), additionalProperties: false },
        minItems: 1,
      },
    },
    required: ["images"],
  };
}
