import type { CodeAction } from "vscode-languageserver/node";
import { fixText } from "../../engine/fix.js";
import type { TextEdit } from "../../model/text.js";
import { changedLines } from "../../report/line-changes.js";
import { FIX_ALL } from "../capabilities.js";
import type { CheckedDocument } from "../checker.js";
import type { CodeActionContext } from "./code-action-context.js";
import { workspaceEdit } from "./workspace-edit.js";

/** One action that makes all safe fixes, as `taglint --fix` would; none where there is nothing to fix. */
export function fixAll(checked: CheckedDocument, context: CodeActionContext): readonly CodeAction[] {
  const { file, findings, ground } = checked;
  const linter = ground?.project.linter;
  const isFixable = findings.some(({ fixes }) => fixes.some(({ safety }) => safety === "safe"));
  if (file === undefined || linter === undefined || !isFixable) return [];
  const { text } = fixText(file, linter.check, "safe");
  if (text === file.text) return [];
  return [{ title: "Fix all that taglint can fix safely", kind: FIX_ALL, edit: workspaceEdit(checked, lineEdits(file.text, text), context) }];
}

/** Edits that turn one text into another and leave the lines alone that stay, so that cursors and marks do, too. */
function lineEdits(before: string, after: string): readonly TextEdit[] {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const starts = [0];
  for (const line of old) starts.push((starts.at(-1) ?? 0) + line.length);
  return changedLines(old, fresh).map((change) => ({
    start: starts[change.old.from] ?? before.length,
    end: starts[change.old.to] ?? before.length,
    text: fresh.slice(change.new.from, change.new.to).join(""),
  }));
}

/** With their line ends. */
const splitLines = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
