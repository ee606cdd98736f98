import { DIRECTIVE_NAMES } from "../../model/directive.js";
import { rules } from "../../../rules/index.js";
import type { Choices } from "./config-keys.js";

const RULES = /(?:^|[#\s/*])(?:taglint-(?:disable[\w-]*|enable):?|Taglint-Ignore:)\s+(?:[\w-]+\s*,\s*)*([\w-]*)$/i;
const NAME = /(?:#|\/\*)\s*(taglint-[\w-]*)$/i;

/** What can follow in a directive: its own name behind `taglint-`, the rules that it can name. */
export function directiveWordsAt(text: string, offset: number): Choices | undefined {
  const before = text.slice(Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1, offset);
  const rule = RULES.exec(before)?.[1];
  if (rule !== undefined) return { start: offset - rule.length, choices: rules.map(({ id, summary }) => ({ name: id, isKey: false, description: summary })) };
  const name = NAME.exec(before)?.[1];
  if (name === undefined) return undefined;
  return { start: offset - name.length, choices: DIRECTIVE_NAMES.map((directive) => ({ name: `taglint-${directive}`, isKey: false, description: undefined })) };
}
