import type { Preset } from "../model/preset.js";
import type { Rule } from "../model/rule.js";
import { commitsSchema, trackersSchema } from "./commit-schema.js";
import { FILE_SIZE_PATTERN } from "./file-size.js";
import type { JsonSchema } from "./json-schema.js";
import { optionSchemasOf } from "./option-schemas.js";
import { taggingSchemas } from "./tagging-schema.js";

const GLOB: JsonSchema = { type: "string", title: "glob", format: "glob" };
const GLOBS: JsonSchema = { type: "array", items: GLOB, minItems: 1 };
const PATTERNS: JsonSchema = { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 };
const HOST_PATTERN = "^[A-Za-z0-9.:\\[\\]-]+$";
const SEVERITY: JsonSchema = { type: "string", title: "severity", enum: ["off", "info", "warning", "error"] };

/**
 * The JSON Schema (draft-07) of a configuration: the one description of its keys, for editors and for `validate`.
 * `extended` are the presets that the configuration extends, or may extend.
 */
export function configSchema(
  rules: ReadonlyMap<string, Rule>,
  presets: ReadonlyMap<string, Preset>,
  formats: readonly string[],
  extended: Iterable<Preset> = presets.values(),
): JsonSchema {
  const among = [...extended];
  const describeTheseRules = (): JsonSchema => describeRules(rules, among);
  const keys: Readonly<Record<string, () => JsonSchema>> = {
    extends: () => ({
      description: "Presets, the later over the earlier, all of them over `recommended`. Without this key: [recommended]; an empty list starts with all rules off.",
      type: "array",
      items: { type: "string", title: "preset", enum: [...presets.keys()] },
      default: ["recommended"],
    }),
    placeholders: describePlaceholders,
    ignore: () => ({
      description: "Paths that are not checked, in gitignore syntax, relative to the folder of this file.",
      type: "array",
      items: { type: "string", minLength: 1 },
    }),
    allow: () => ({ description: "References that may float, each with the reason.", type: "array", items: describeAllowEntry() }),
    rules: () => ({ description: "Severity and options of rules, over those of the presets.", ...describeTheseRules() }),
    overrides: () => ({
      description: "Severity and options of rules for some paths; of several that match, the last wins.",
      type: "array",
      items: { ...mapping({ files: { description: "Globs of the paths.", ...GLOBS }, rules: describeTheseRules() }), required: ["files", "rules"] },
    }),
    formats: () => ({
      description: "The format of paths whose name misleads, by glob; of several that match, the last wins.",
      type: "object",
      propertyNames: GLOB,
      additionalProperties: { type: "string", title: "format", enum: [...formats] },
    }),
    ...taggingSchemas(GLOB),
    authRealms: () => ({
      description: "For a registry's host, the host of a token server that may be sent its credentials, too.",
      type: "object",
      propertyNames: { type: "string", title: "host such as registry.example.com", pattern: HOST_PATTERN },
      additionalProperties: { type: "string", title: "host such as auth.example.com", pattern: HOST_PATTERN },
    }),
    trackers: trackersSchema,
    commits: () => commitsSchema(GLOB),
    maxFileSize: () => ({
      description: "Larger files are not read: bytes, or a text such as 10MB.",
      anyOf: [
        { type: "integer", minimum: 1 },
        { type: "string", title: "size such as 10MB", pattern: FILE_SIZE_PATTERN },
      ],
      default: "10MB",
    }),
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "taglint configuration",
    ...mapping(describedWhenAsked(new Map(Object.entries(keys)), (describe) => describe())),
  };
}

function describePlaceholders(): JsonSchema {
  return {
    description: "Tokens that a build replaces before a file is used.",
    ...mapping({
      pattern: { description: "A regular expression for one whole token.", type: "string", format: "regex", minLength: 1 },
      values: {
        description: "What tokens can become, by token as written.",
        type: "object",
        additionalProperties: { type: "array", items: { type: "string" }, minItems: 1 },
      },
    }),
  };
}

function describeAllowEntry(): JsonSchema {
  const narrowing = ["files", "images", "tags"];
  return {
    ...mapping({
      files: { description: "Globs of paths.", ...GLOBS },
      images: { description: "Names of images, as written or with Docker's defaults; `*` stands for any text.", ...PATTERNS },
      tags: { description: "Tags; `*` stands for any text.", ...PATTERNS },
      reason: { description: "Why these may float.", type: "string", minLength: 1 },
      expires: { description: "The last day on which this holds, as YYYY-MM-DD.", type: "string", format: "date" },
    }),
    required: ["reason"],
    anyOf: narrowing.map((key) => ({ required: [key] })),
  };
}

function describeRules(rules: ReadonlyMap<string, Rule>, presets: readonly Preset[]): JsonSchema {
  return mapping(describedWhenAsked(rules, (rule) => describeRule(rule, presets)), "rule");
}

function describeRule(rule: Rule, presets: readonly Preset[]): JsonSchema {
  const options = mapping({ severity: SEVERITY, ...optionSchemasOf(rule, presets) }, "option");
  return { description: rule.summary, anyOf: [SEVERITY, options] };
}

/** A configuration has few of all keys, and to check it, no more than those need to be described. */
function describedWhenAsked<T>(keys: ReadonlyMap<string, T>, describe: (about: T) => JsonSchema): Readonly<Record<string, JsonSchema>> {
  const find = (key: string | symbol): T | undefined => (typeof key === "string" ? keys.get(key) : undefined);
  return new Proxy<Record<string, JsonSchema>>(
    {},
    {
      get(_, key) {
        const about = find(key);
        return about === undefined ? undefined : describe(about);
      },
      ownKeys: () => [...keys.keys()],
      getOwnPropertyDescriptor: (_, key) => (find(key) === undefined ? undefined : { enumerable: true, configurable: true }),
    },
  );
}

/** A mapping that has no other keys than these. */
function mapping(properties: Readonly<Record<string, JsonSchema>>, noun?: string): JsonSchema {
  const closed = { type: "object", properties, additionalProperties: false } as const;
  return noun === undefined ? closed : { ...closed, propertyNames: { title: noun } };
}
