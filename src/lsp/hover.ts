import type { Hover, Position } from "vscode-languageserver/node";
import { MarkupKind } from "vscode-languageserver/node";
import { describeImage, isNamed } from "../model/image.js";
import type { Range } from "../model/text.js";
import { rules } from "../../rules/index.js";
import type { Abilities } from "./abilities.js";
import type { CheckedDocument } from "./checker.js";
import { describeKeyAt } from "./completion/config-keys.js";
import type { Host } from "./host.js";

interface Note {
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}

/** What is told about a place: the rules that report it, the rule whose name it is, the key of a configuration, the image. */
export function hoverAt(checked: CheckedDocument, position: Position, host: Host, abilities: Abilities): Hover | undefined {
  const offset = checked.offsets.offsetAt(position);
  const note = noteOnFindings(checked, offset, host) ?? noteOnRuleName(checked, offset, host) ?? noteOnKey(checked, offset) ?? noteOnImage(checked, offset);
  if (note === undefined) return undefined;
  const kind = abilities.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: note.text }, range: checked.offsets.range(note.range) };
}

const holds = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end;

function noteOnFindings({ findings }: CheckedDocument, offset: number, host: Host): Note | undefined {
  const here = findings.filter(({ location }) => holds(location.range, offset));
  const [first] = here;
  if (first === undefined) return undefined;
  const ids = [...new Set(here.map(({ rule }) => rule))];
  return { range: first.location.range, text: ids.map((id) => describeRule(id, host)).join("\n\n---\n\n") };
}

/** A rule's name, in a directive or in a configuration. */
function noteOnRuleName({ offsets, ground, file }: CheckedDocument, offset: number, host: Host): Note | undefined {
  const { text } = offsets;
  const word = wordAt(text, offset);
  if (word === undefined || !rules.some(({ id }) => id === word.text)) return undefined;
  const line = text.slice(text.lastIndexOf("\n", word.range.start - 1) + 1, word.range.start);
  const isNamed = ground?.isConfig === true || (file !== undefined && /\btaglint-(?:disable|enable|ignore:)/i.test(line));
  return isNamed ? { range: word.range, text: describeRule(word.text, host) } : undefined;
}

function noteOnKey({ offsets, ground }: CheckedDocument, offset: number): Note | undefined {
  if (ground?.isConfig !== true) return undefined;
  const word = wordAt(offsets.text, offset);
  const text = word && describeKeyAt(offsets.text, word.range);
  return word === undefined || text === undefined ? undefined : { range: word.range, text };
}

/** An image by its full name, which says where it is pulled from. */
function noteOnImage({ file, ground }: CheckedDocument, offset: number): Note | undefined {
  const image = file && ground?.project.linter?.extract(file).find(({ range, certainty }) => certainty !== "possible" && holds(range, offset));
  return image === undefined || !isNamed(image) ? undefined : { range: image.range, text: `\`${describeImage(image)}\`` };
}

/** The rule's page up to its examples, with the address of the whole. */
function describeRule(id: string, host: Host): string {
  const [intro = ""] = host.readRulePage(id).split(/^## /m, 1);
  return `${intro.replace(/^# /, "### ").replace(/\n{3,}/g, "\n\n").trim()}\n\n[${id}](${host.ruleUrl(id)})`;
}

function wordAt(text: string, offset: number): { readonly text: string; readonly range: Range } | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w-]/.test(text[start - 1] ?? "")) start--;
  while (end < text.length && /[\w-]/.test(text[end] ?? "")) end++;
  return start === end ? undefined : { text: text.slice(start, end), range: { start, end } };
}
