import { quote } from "../model/quote.js";

/** Keys that are planned: whoever writes one has read about a newer version, and has made no slip. */
const LATER_KEYS: readonly string[] = ["baseline"];

/** What to say about a key that only later versions know; `undefined` for any other. */
export function describeLaterKey(key: string): string | undefined {
  return LATER_KEYS.includes(key) ? `this version of taglint does not know the key ${quote(key)} yet; remove it, or use a newer version` : undefined;
}
