import type { RuleOptions } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import { judgeCodenames } from "./contradictions.js";
import { judgeTwins } from "./twins.js";

export interface Options extends RuleOptions {
  readonly codenames: readonly string[];
}

/** Releases of Debian and Ubuntu that images stand on. */
const CODENAMES = ["stretch", "buster", "bullseye", "bookworm", "trixie", "forky", "xenial", "bionic", "focal", "jammy", "noble"];

export const rule = defineRule<Options>({
  id: "tag-file-codename",
  summary: "An entry's tag, its build and the file's name name different distributions, or its twin was built from another commit",
  recommended: "warning",
  needs: ["tags"],
  options: {
    codenames: {
      type: "array",
      items: { type: "string", minLength: 1 },
      default: CODENAMES,
      description: "Words that name a distribution, where no group `codename` of the patterns of tag-file-tag and tag-file-source-tag says which.",
    },
  },

  *tagFile(context) {
    yield* judgeCodenames(context);
    yield* judgeTwins(context);
  },
});
