// Generated from the folders beside this file (`npm test -- -u`). Do not edit.
import type { Rule } from "../src/model/rule.js";
import { rule as dockerfileRevision } from "./dockerfile-revision/index.js";
import { rule as expiredAllow } from "./expired-allow/index.js";
import { rule as floatingTag } from "./floating-tag/index.js";
import { rule as implicitLatest } from "./implicit-latest/index.js";
import { rule as parseError } from "./parse-error/index.js";
import { rule as requireDigest } from "./require-digest/index.js";
import { rule as unusedAllow } from "./unused-allow/index.js";
import { rule as unusedDisable } from "./unused-disable/index.js";

export const rules: readonly Rule[] = [
  dockerfileRevision,
  expiredAllow,
  floatingTag,
  implicitLatest,
  parseError,
  requireDigest,
  unusedAllow,
  unusedDisable,
];
