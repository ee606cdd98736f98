import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "expired-allow",
  summary: "An entry of the allow list is past its last day and allows nothing any more",
  recommended: "error",

  *allowList(uses) {
    for (const { entry, used, expired, complete } of uses) {
      if (!expired || !(complete || used)) continue;
      const advice = used ? "pin what it allowed, or give it a later day" : "remove it";
      yield { range: entry.range, message: `allow entry ${quote(entry.reason)} expired after ${entry.expires ?? "its day"}; ${advice}` };
    }
  },
});
