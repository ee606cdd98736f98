import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { syncedDocument } from "../../src/lsp/synced-document.js";

const TEXT = fc.array(fc.constantFrom("a", "b", "\n", "\r", "\r\n"), { maxLength: 12 }).map((pieces) => pieces.join(""));
/** Some are behind the text's end, as those of a client that has fallen behind. */
const PLACE = fc.record({ line: fc.nat(8), character: fc.nat(5) });
const CHANGES = fc.array(fc.record({ range: fc.record({ start: PLACE, end: PLACE }), text: TEXT }), { minLength: 1, maxLength: 6 });

const placesIn = (document: TextDocument) => Array.from({ length: document.getText().length + 1 }, (_, offset) => document.positionAt(offset));

describe("a document that was edited", () => {
  test("has its lines where one with the same text has them, whatever ends them", () => {
    fc.assert(
      fc.property(TEXT, CHANGES, (text, changes) => {
        let document = syncedDocument.create("file:///a", "yaml", 0, text);
        changes.forEach((change, index) => {
          document = syncedDocument.update(document, [change], index + 1);
          const fresh = TextDocument.create("file:///a", "yaml", 0, document.getText());
          expect(document.lineCount).toBe(fresh.lineCount);
          expect(placesIn(document)).toEqual(placesIn(fresh));
        });
        expect(document.version).toBe(changes.length);
      }),
      { numRuns: 3000 },
    );
  });

  test("takes a whole text, too", () => {
    const document = syncedDocument.create("file:///a", "yaml", 0, "a\nb\nc");
    const updated = syncedDocument.update(document, [{ text: "a\r\nb" }, { range: { start: { line: 1, character: 1 }, end: { line: 1, character: 1 } }, text: "\nc" }], 1);
    expect([updated.getText(), updated.lineCount]).toEqual(["a\r\nb\nc", 3]);
  });
});
