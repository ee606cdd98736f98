import type { Hover, Position } from "vscode-languageserver/node";
import { MarkupKind } from "vscode-languageserver/node";
import { describeImage, isNamed } from "../model/image.js";
import { textOfEntry } from "../model/tag-entry.js";
import type { Range } from "../model/text.js";
import { rules } from "../../rules/index.js";
import type { Abilities } from "./abilities.js";
import type { CheckedDocument } from "./checker.js";
import { describeKeyAt } from "./completion/config-keys.js";
import type { Host } from "./host.js";
import type { Managed } from "./managed-places.js";
import { findManaged, imageAt } from "./managed-places.js";

interface Note {
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}

/** What is told about a place: the rules that report it, the rule whose name it is, the key of a configuration, the image. */
export function hoverAt(checked: CheckedDocument, position: Position, host: Host, abilities: Abilities): Hover | undefined {
  const offset = checked.offsets.offsetAt(position);
  const image = noteOnImage(checked, offset);
  const finding = noteOnFindings(checked, offset, host);
  const both = finding !== undefined && image?.isManaged === true ? { range: finding.range, text: `${finding.text}\n\n---\n\n${image.text}` } : undefined;
  const note = both ?? finding ?? noteOnRuleName(checked, offset, host) ?? noteOnKey(checked, offset) ?? image;
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

/** An image by its full name, which says where it is pulled from, and what tag files say of it. */
function noteOnImage(checked: CheckedDocument, offset: number): (Note & { readonly isManaged: boolean }) | undefined {
  const image = imageAt(checked, offset);
  if (image === undefined || image.certainty === "possible" || !isNamed(image)) return undefined;
  const managed = findManaged(image, checked);
  return { range: image.range, text: [`\`${describeImage(image)}\``, ...(managed === undefined ? [] : [describeManaged(managed)])].join("\n\n"), isManaged: managed !== undefined };
}

function describeManaged({ image, places }: Managed): string {
  const lines = image.tags.map((tag) => {
    const place = places.find((other) => other.tag === tag);
    const source = place && textOfEntry(place.entry, "src_ref");
    return `- \`${tag}\`${place === undefined ? "" : `, ${place.path}`}${source === undefined ? "" : `, from ${source}`}`;
  });
  const former = image.knownTags.size - image.tags.length;
  return [`Tag files give \`${image.name}\` the tags`, "", ...lines, ...(former > 0 ? [`- and ${former} before`] : [])].join("\n");
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
