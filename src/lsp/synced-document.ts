import type { TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/**
 * Documents that follow what the client types. The library keeps its list of lines while it edits, and miscounts where an edit begins
 * behind the last line; so the text is counted anew then. The update answers the document to use from then on.
 */
export const syncedDocument = {
  /** @throws TypeError for what a broken client may open, which every look at all documents would stumble over */
  create(uri: unknown, languageId: string, version: number, text: unknown): TextDocument {
    if (typeof uri !== "string" || typeof text !== "string") throw new TypeError("a document needs a URI and a text");
    return TextDocument.create(uri, languageId, version, text);
  },

  update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
    let updated = document;
    for (const change of changes) {
      const isInside = !("range" in change) || change.range.start.line < updated.lineCount;
      updated = TextDocument.update(updated, [change], version);
      if (!isInside) updated = TextDocument.create(updated.uri, updated.languageId, version, updated.getText());
    }
    return updated;
  },
};
