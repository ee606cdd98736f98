import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import { isUnused, removeEntry } from "./remove-entry.js";

export const rule = defineRule({
  id: "unused-allow",
  summary: "An entry of the allow list matches no reference that floats",
  recommended: "warning",
  fixable: true,

  *allowList(uses) {
    const firstToStay = uses.findIndex((use) => !isUnused(use));
    for (const [index, use] of uses.entries()) {
      if (!isUnused(use)) continue;
      const neighbours = firstToStay < 0 ? "none" : firstToStay < index ? "before" : "behind";
      const { range, reason } = use.entry;
      yield { range, message: `allow entry ${quote(reason)} matches nothing that floats; remove it`, fixes: removeEntry(use, neighbours) };
    }
  },
});
