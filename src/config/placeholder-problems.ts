import type { Problem } from "../model/document.js";
import type { Preset } from "../model/preset.js";
import { quote } from "../model/quote.js";
import type { ConfigNode } from "./config-node.js";
import { childOf, entriesOf, stringOf } from "./config-node.js";

/** Of an expression that asks what stands around a token, nobody can say what it does with a token on its own. */
const LOOKS_AROUND = /\(\?<?[=!]|\\[bB]|[$^]/;

/** The expression for tokens: the configuration's own, else that of the last preset that has one. */
export function patternInForce(placeholders: ConfigNode | undefined, extended: readonly Preset[]): string | undefined {
  return stringOf(childOf(placeholders, "pattern")) ?? extended.findLast((preset) => preset.placeholders?.pattern !== undefined)?.placeholders?.pattern;
}

/** What no schema can say: a pattern that takes the empty text would find a token everywhere; a value of what is no token is never used. */
export function findPlaceholderProblems(config: ConfigNode, extended: readonly Preset[]): readonly Problem[] {
  const placeholders = childOf(config, "placeholders");
  if (placeholders === undefined) return [];
  const pattern = compile(patternInForce(placeholders, extended));
  if (pattern === undefined) return [];
  const own = childOf(placeholders, "pattern");
  if (own !== undefined && pattern.test("")) {
    return [{ range: own.range, message: "placeholders.pattern: this expression matches the empty text; let it match a whole token" }];
  }
  if (LOOKS_AROUND.test(pattern.source)) return [];
  return entriesOf(childOf(placeholders, "values"))
    .filter(({ key }) => pattern.exec(key)?.[0] !== key)
    .map(({ key, keyRange }) => ({ range: keyRange, message: `placeholders.values: ${quote(key)} is no token that the pattern ${quote(pattern.source)} matches whole; change one of them` }));
}

/** Of an expression that is broken, the schema speaks. */
function compile(pattern: string | undefined): RegExp | undefined {
  if (pattern === undefined || pattern === "") return undefined;
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}
