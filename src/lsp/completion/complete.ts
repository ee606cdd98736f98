import type { CompletionItem, Position } from "vscode-languageserver/node";
import { CompletionItemKind } from "vscode-languageserver/node";
import type { CheckedDocument } from "../checker.js";
import { configChoicesAt } from "./config-keys.js";
import { directiveWordsAt } from "./directive-words.js";
import { managedTagsAt } from "./managed-tags.js";

/** What can be written at a place: rules in directives, the tags of a managed image, and in a configuration whatever its schema has there. */
export function complete(checked: CheckedDocument, position: Position): CompletionItem[] {
  const { offsets, ground, file } = checked;
  const offset = offsets.offsetAt(position);
  const { text } = offsets;
  const inFile = file && (directiveWordsAt(text, offset) ?? managedTagsAt(checked, offset));
  const found = inFile ?? (ground?.isConfig === true ? configChoicesAt(text, offset) : undefined);
  if (found === undefined) return [];
  const range = offsets.range({ start: found.start, end: offset });
  const isFollowed = /^\s*:/.test(text.slice(offset, offset + 80));
  return found.choices.map(({ name, isKey, description }) => ({
    label: name,
    kind: isKey ? CompletionItemKind.Property : CompletionItemKind.Value,
    textEdit: { range, newText: isKey && !isFollowed ? `${name}: ` : name },
    ...(description !== undefined && { documentation: description }),
  }));
}
