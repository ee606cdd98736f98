import type { WorkspaceEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "../../model/text.js";
import type { Offsets } from "../offsets.js";
import type { CodeActionContext } from "./code-action-context.js";

export interface EditedDocument {
  readonly document: TextDocument;
  readonly offsets: Offsets;
  /** `null` for a file that the client has not open. */
  readonly version: number | null;
}

/** The linter's edits of a document as the client takes them: for this version, where it can tell. */
export function workspaceEdit({ document, offsets, version }: EditedDocument, edits: readonly TextEdit[], { abilities }: Pick<CodeActionContext, "abilities">): WorkspaceEdit {
  const converted = edits.map((edit) => offsets.edit(edit));
  if (!abilities.versionedEdits) return { changes: { [document.uri]: converted } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version }, edits: converted }] };
}
