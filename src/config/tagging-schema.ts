import type { JsonSchema } from "./json-schema.js";

const TEXT: JsonSchema = { type: "string", minLength: 1 };

/**
 * What gives the schemas of the keys about managed tags.
 * @param glob the schema of one glob
 */
export function taggingSchemas(glob: JsonSchema): Readonly<Record<"tagFiles" | "currentRelease" | "mirrors" | "sources", () => JsonSchema>> {
  return {
    tagFiles: () => ({
      description: "The files that say which tag each managed image has: globs, or files of other repositories.",
      type: "array",
      items: {
        anyOf: [
          glob,
          {
            type: "object",
            properties: {
              git: { description: "A clone's folder, relative to the folder of this file, or a URL.", ...TEXT },
              ref: { description: "A branch, a tag or a commit; without it the repository's head.", ...TEXT },
              path: { description: "The file in that repository, or a glob.", ...TEXT },
            },
            required: ["git", "path"],
            additionalProperties: false,
          },
        ],
      },
    }),
    currentRelease: () => ({
      description: "The release that new tags belong to.",
      type: "string",
      title: 'release in quotes, such as "13.0"',
      minLength: 1,
    }),
    mirrors: () => ({
      description: "Prefixes of mirrors, which may stand before an image's own name.",
      type: "array",
      items: { type: "string", title: 'prefix such as "registry.local:9001/"', pattern: "^[^/\\s]+(?:/[^/\\s]+)*/?$" },
    }),
    sources: () => ({
      description: "Clones of source repositories, relative to the folder of this file, by the beginning of the URLs in `src_ref`.",
      type: "object",
      propertyNames: { type: "string", title: 'URL such as "https://git.example.com/"', pattern: "^https?://\\S+$" },
      additionalProperties: TEXT,
    }),
  };
}
