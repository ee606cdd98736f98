import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "unused-allow",
  summary: "An entry of the allow list matches no reference that floats",
  recommended: "warning",

  *allowEntry({ entry, used, expired, complete }) {
    if (!complete || used || expired) return;
    yield { range: entry.range, message: `allow entry ${quote(entry.reason)} matches nothing that floats; remove it` };
  },
});
