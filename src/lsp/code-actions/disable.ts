import type { CodeAction } from "vscode-languageserver/node";
import { identify } from "../../formats/identify.js";
import type { Finding } from "../../model/finding.js";
import { LineMap } from "../../model/line-map.js";
import type { TextEdit } from "../../model/text.js";
import type { CheckedDocument } from "../checker.js";
import type { CodeActionContext } from "./code-action-context.js";
import { firstThatSilences } from "./try-edit.js";
import { workspaceEdit } from "./workspace-edit.js";

/** Stands where the author is to say why. */
export const REASON = "TODO: say why";

/** A comment above the line of a finding, or behind it, that silences its rule there. */
export function disableForLine(finding: Finding, checked: CheckedDocument, context: CodeActionContext): CodeAction | undefined {
  const place = placeOf(checked);
  if (place === undefined || place.style === "trailer") return undefined;
  const edit = firstThatSilences(finding, checked, commentsForLine(finding, place));
  return edit && { title: `Disable ${finding.rule} for this line`, edit: workspaceEdit(checked, [edit], context) };
}

/** A comment at the top that silences the rule in all of the file; in a commit message the trailer that does so. */
export function disableForFile(finding: Finding, checked: CheckedDocument, context: CodeActionContext): CodeAction | undefined {
  const place = placeOf(checked);
  if (place === undefined) return undefined;
  const isMessage = place.style === "trailer";
  const edit = firstThatSilences(finding, checked, isMessage ? trailers(finding, place) : [commentForFile(finding, place)]);
  return edit && { title: `Disable ${finding.rule} for this ${isMessage ? "message" : "file"}`, edit: workspaceEdit(checked, [edit], context) };
}

/** How a text can carry directives. */
interface Place {
  readonly text: string;
  readonly lines: LineMap;
  readonly lineEnd: string;
  /** `template`: what a template engine takes away; `whole-line`: a comment fills its line; `trailer`: a line of a commit message. */
  readonly style: "comment" | "template" | "whole-line" | "trailer";
  /** Logical statements, before which a comment stands. */
  readonly statements: readonly { readonly start: number; readonly end: number }[];
}

/** `undefined` for a text that can have no comment. */
function placeOf({ file, ground, document }: CheckedDocument): Place | undefined {
  const { setup, linter } = ground?.project ?? {};
  if (file === undefined || setup === undefined || linter === undefined) return undefined;
  const format = identify(file.path, file.text, setup.settings.formatFor(file.path))?.id;
  // Our reader takes a comment in JSON for one; JSON's own does not.
  if (file.path.endsWith(".json") || document.languageId === "json") return undefined;
  const isTemplate = format === "helm-template" || file.path.endsWith(".gotmpl");
  return {
    text: file.text,
    lines: new LineMap(file.text),
    lineEnd: /\r\n|\n|\r/.exec(file.text)?.[0] ?? "\n",
    style: format === "commit-message" ? "trailer" : format === "dockerfile" ? "whole-line" : isTemplate ? "template" : "comment",
    statements: linter.extract(file).flatMap(({ statement }) => statement ?? []),
  };
}

function* commentsForLine({ rule, location }: Finding, { text, lines, lineEnd, style, statements }: Place): Generator<TextEdit> {
  const { start, end } = location.range;
  const statement = statements.find((one) => one.start <= start && end <= one.end);
  const line = lines.lineAt(statement?.start ?? start);
  const at = lines.starts[line - 1] ?? 0;
  const indent = /^[ \t]*/.exec(lines.textOf(line))?.[0] ?? "";
  const above = (comment: string): TextEdit => ({ start: at, end: at, text: `${indent}${comment}${lineEnd}` });
  const directive = `taglint-disable-next-line ${rule} -- ${REASON}`;
  if (style === "whole-line") {
    if (line > topOf(text, lines)) yield above(`# ${directive}`);
    return;
  }
  if (style === "template") yield above(`{{- /* ${directive} */}}`);
  yield above(`# ${directive}`);
  // In the midst of a text over several lines a comment can at best stand behind it.
  const last = lines.lineAt(end);
  const behind = (lines.starts[last - 1] ?? 0) + lines.textOf(last).trimEnd().length;
  yield { start: behind, end: behind, text: ` # taglint-disable-line ${rule} -- ${REASON}` };
}

function commentForFile({ rule }: Finding, { text, lines, lineEnd, style }: Place): TextEdit {
  const directive = `taglint-disable-file ${rule} -- ${REASON}`;
  const at = style === "whole-line" ? (lines.starts[topOf(text, lines)] ?? text.length) : 0;
  const comment = style === "template" ? `{{- /* ${directive} */ -}}` : `# ${directive}`;
  const before = at > 0 && at === text.length && !/[\r\n]$/.test(text) ? lineEnd : "";
  return { start: at, end: at, text: `${before}${comment}${lineEnd}` };
}

/** How many lines steer Docker's parser; a comment above one of them would make it a comment, too. */
function topOf(text: string, lines: LineMap): number {
  let count = text.startsWith("#!") ? 1 : 0;
  while (/^(?:#|\/\/)\s*(?:syntax|escape|check)\s*=/i.test(lines.textOf(count + 1))) count++;
  return count;
}

/** Behind the last line that git keeps: in the trailer block where there is one, else in a paragraph of its own. */
function* trailers({ rule }: Finding, { lines, lineEnd }: Place): Generator<TextEdit> {
  const trailer = `Taglint-Ignore: ${rule} -- ${REASON}`;
  for (let line = lines.starts.length; line > 0; line--) {
    const content = lines.textOf(line);
    if (content.trim() === "" || content.startsWith("#")) continue;
    const at = (lines.starts[line - 1] ?? 0) + content.length;
    const isTrailer = line > 1 && /^[A-Za-z][\w-]*: /.test(content);
    yield { start: at, end: at, text: `${isTrailer ? lineEnd : lineEnd + lineEnd}${trailer}` };
  }
}
