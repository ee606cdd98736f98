import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "parse-error",
  summary: "The file cannot be read as what it is, so images in it may go unseen",
  recommended: "error",

  *document({ document }) {
    yield* document.problems;
  },
});
