import type { TextDocumentContentChangeEvent } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/**
 * Documents that follow what the client types. The library keeps its list of lines while it edits, and miscounts where an edit makes
 * or parts a CRLF; so a text with a carriage return is counted anew after each edit. The update answers the document to use from then on.
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
      const hadReturns = hasReturns(updated.getText());
      updated = TextDocument.update(updated, [change], version);
      const text = updated.getText();
      if (hadReturns || hasReturns(text)) updated = TextDocument.create(updated.uri, updated.languageId, version, text);
    }
    return updated;
  },
};

const hasReturns = (text: string): boolean => text.includes("\r");
