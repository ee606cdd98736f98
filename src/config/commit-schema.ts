import { TRACKERS } from "../model/trackers/index.js";
import type { JsonSchema } from "./json-schema.js";

/** What takes a key back that a preset brings. */
export const NO_TRACKER = "off";

const KEY: JsonSchema = { type: "string", title: "trailer key", pattern: "^[A-Za-z][A-Za-z0-9-]*$" };
const KEYS: JsonSchema = { type: "array", items: KEY, minItems: 1 };

/** The schema of the key `trackers`. */
export function trackersSchema(): JsonSchema {
  const names = Object.keys(TRACKERS);
  return {
    description: "Who reads the values of which trailer; without one, the rules about bugs and stories are silent.",
    type: "object",
    propertyNames: KEY,
    additionalProperties: {
      anyOf: [
        { type: "string", title: "tracker", enum: [...names, NO_TRACKER] },
        {
          type: "object",
          properties: {
            tracker: { description: "One of the known trackers.", type: "string", title: "tracker", enum: names },
            pattern: { description: "A regular expression for a whole value.", type: "string", format: "regex", minLength: 1 },
            url: { description: "The address of an issue, with {id} for its id.", type: "string", title: "address with {id} in it", pattern: "\\{id\\}" },
          },
          additionalProperties: false,
          anyOf: [{ required: ["tracker"] }, { required: ["pattern"] }],
        },
      ],
    },
  };
}

/**
 * The schema of the key `commits`.
 * @param glob the schema of one glob
 */
export function commitsSchema(glob: JsonSchema): JsonSchema {
  const when: JsonSchema = {
    description: "Which changes: all that is given must hold.",
    type: "object",
    properties: {
      files: { description: "Globs; one of the changed paths matches.", type: "array", items: glob, minItems: 1 },
      moves: {
        description: "Images by name, `*` stands for any text; one of them has another tag or digest than before. Or `managed`: a reference moves to a tag that a tag file gives its image, or gave it.",
        anyOf: [
          { type: "string", title: "move", enum: ["managed"] },
          { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
        ],
      },
    },
    additionalProperties: false,
    anyOf: [{ required: ["files"] }, { required: ["moves"] }],
  };
  const requirement: JsonSchema = {
    type: "object",
    properties: {
      when,
      anyOf: { description: "Sets of trailers, of which one must be there whole.", type: "array", items: KEYS, minItems: 1 },
      avoid: { description: "Trailers that should not be there.", ...KEYS },
    },
    required: ["when"],
    additionalProperties: false,
    anyOf: [{ required: ["anyOf"] }, { required: ["avoid"] }],
  };
  return {
    description: "What changes require of their commit message.",
    type: "object",
    properties: { require: { description: "In place of what presets require.", type: "array", items: requirement } },
    additionalProperties: false,
  };
}
