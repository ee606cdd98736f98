import type { Format } from "../../model/format.js";
import { readDockerfile } from "./dockerfile-reader.js";

/** Files that are named after a Dockerfile and are none: its ignore list, its description, its tests, what editors and merges leave behind. */
const OTHER_ENDING = /\.(?:dockerignore|md|markdown|adoc|rst|html?|go|java|kt|py|rb|rs|[cm]?[jt]sx?|json|ya?ml|toml|xml|sh|snap|diff|patch|orig|rej|bak|swp|asc|sig|sha256|png|svg)$/i;

/** What a Dockerfile begins with, behind comments and empty lines. */
const FIRST_INSTRUCTION = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?:FROM|ARG)[ \t]+\S/i;

/** Read by BuildKit's own rules; a template of a Dockerfile is read the same, its placeholders as unknown pieces. */
export const format: Format = {
  id: "dockerfile",
  summary: "FROM, COPY --from, RUN --mount, # syntax, ONBUILD; ARG and stages by Docker's rules",
  paths: [
    "**/{D,d}ockerfile",
    "**/{D,d}ockerfile{.,-,_}*",
    "**/*{.,-,_}{D,d}ockerfile",
    "**/{C,c}ontainerfile",
    "**/{C,c}ontainerfile{.,-,_}*",
    "**/*{.,-,_}{C,c}ontainerfile",
  ],
  except: OTHER_ENDING,
  endings: [],
  recognises: (text) => FIRST_INSTRUCTION.test(text),
  rank: 10,
  needles: [],
  parse: ({ path, text }, options) => readDockerfile(path, text, options),
};
