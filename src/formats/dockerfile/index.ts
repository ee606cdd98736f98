import type { Format } from "../../model/format.js";
import { readDockerfile } from "./dockerfile-reader.js";

/** Read by BuildKit's own rules; a template of a Dockerfile is read the same, its placeholders as unknown pieces. */
export const dockerfile: Format = {
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
  endings: [],
  recognises: () => false,
  rank: 10,
  needles: ["from", "syntax"],
  parse: ({ path, text }, options) => readDockerfile(path, text, options),
};

export { dockerfile as format };
