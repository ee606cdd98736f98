import { defineRule } from "../../src/model/rule.js";
import { findAvoided } from "./avoided.js";
import { findContradictions } from "./contradictions.js";
import { findHalves } from "./halves.js";
import { findRepeats } from "./repeats.js";

export const rule = defineRule({
  id: "trailer-conflict",
  summary: "Trailers contradict or repeat each other, or lack their other half, or contradict the change",
  recommended: "warning",
  fixable: true,

  *message(message, { file, policy }) {
    yield* findRepeats(message, policy, file.text);
    yield* findContradictions(message, policy);
    yield* findHalves(message, policy);
    yield* findAvoided(message, policy, file.commit?.change);
  },
});
