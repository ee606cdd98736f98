import { NO_CANDIDATES } from "../../src/model/candidates.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "parse-error",
  summary: "The file cannot be read as what it is, so images in it may go unseen",
  recommended: "error",

  // Problems are no references; a file that may have one is read in any case.
  candidates: () => NO_CANDIDATES,

  *document({ document }) {
    yield* document.problems;
  },
});
