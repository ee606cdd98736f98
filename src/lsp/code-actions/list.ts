import type { CodeAction } from "vscode-languageserver/node";
import { CodeActionKind } from "vscode-languageserver/node";
import type { Finding } from "../../model/finding.js";
import type { Range } from "../../model/text.js";
import { rules } from "../../../rules/index.js";
import { FIX_ALL } from "../capabilities.js";
import type { CheckedDocument } from "../checker.js";
import { diagnosticOf } from "../convert.js";
import { allowReference } from "./allow.js";
import type { CodeActionContext } from "./code-action-context.js";
import { isAsked } from "./code-action-context.js";
import { disableForFile, disableForLine } from "./disable.js";
import { fixAll } from "./fix-all.js";
import { workspaceEdit } from "./workspace-edit.js";

/** What can be done about the findings in a range: what mends them first, what silences them behind. */
export function listCodeActions(checked: CheckedDocument, context: CodeActionContext): CodeAction[] {
  const asked = checked.offsets.rangeAt(context.range);
  const findings = checked.findings.filter(({ location }) => touches(location.range, asked));
  const actions: CodeAction[] = [];
  if (isAsked(CodeActionKind.QuickFix, context.only)) {
    actions.push(...findings.flatMap((finding) => listFixes(finding, checked, context)));
    const loud = findings.filter(canBeSilenced);
    for (const { silence, keyOf } of SILENCERS) {
      actions.push(...withoutRepeats(loud, keyOf).flatMap((finding) => quickFix(silence(finding, checked, context), finding, checked, context)));
    }
  }
  if (isAsked(FIX_ALL, context.only)) actions.push(...fixAll(checked, context));
  return actions;
}

/** A safe fix is what an editor may take without asking; of several it takes the first. */
function listFixes(finding: Finding, checked: CheckedDocument, context: CodeActionContext): readonly CodeAction[] {
  const preferred = finding.fixes.find(({ safety }) => safety === "safe");
  return finding.fixes.flatMap((fix) => {
    const edit = workspaceEdit(checked, fix.edits, context);
    return quickFix({ title: fix.title, edit, ...(fix === preferred && { isPreferred: true }) }, finding, checked, context);
  });
}

function quickFix(action: CodeAction | undefined, finding: Finding, checked: CheckedDocument, { host, abilities }: CodeActionContext): readonly CodeAction[] {
  return action === undefined ? [] : [{ ...action, kind: CodeActionKind.QuickFix, diagnostics: [diagnosticOf(finding, checked, host, abilities)] }];
}

const ruleAndLine = ({ rule, location }: Finding): string => `${rule} ${location.start.line}`;

/** What silences a finding, and how findings are told apart that it would silence together. */
const SILENCERS: readonly { readonly silence: typeof disableForLine; readonly keyOf: (finding: Finding) => string }[] = [
  { silence: disableForLine, keyOf: ruleAndLine },
  { silence: disableForFile, keyOf: ({ rule }) => rule },
  { silence: allowReference, keyOf: ruleAndLine },
];

/** The first finding of each key. */
function withoutRepeats(findings: readonly Finding[], keyOf: (finding: Finding) => string): readonly Finding[] {
  return [...new Map([...findings].reverse().map((finding) => [keyOf(finding), finding])).values()].reverse();
}

/** What is wrong with a directive is mended there, not by another one. */
const canBeSilenced = ({ rule }: Finding): boolean => rules.find(({ id }) => id === rule)?.unusedDirective === undefined;

/** A cursor at either edge counts. */
const touches = (found: Range, asked: Range): boolean => found.start <= asked.end && asked.start <= found.end;
