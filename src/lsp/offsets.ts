import type { Range as LspRange, TextEdit as LspEdit, Position } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range, TextEdit } from "../model/text.js";

/**
 * Turns the linter's offsets into places of a document and back. Both count UTF-16 units; a byte order mark, which the linter does
 * not count, is a unit of the document where the client sends it.
 */
export class Offsets {
  readonly #document: TextDocument;
  readonly #mark: number;

  constructor(document: TextDocument) {
    this.#document = document;
    // All there are: a linter would take another one away, and count without it.
    this.#mark = /^\uFEFF*/.exec(document.getText())?.[0].length ?? 0;
  }

  /** The document's text as the linter sees it. */
  get text(): string {
    return this.#document.getText().slice(this.#mark);
  }

  range({ start, end }: Range): LspRange {
    return { start: this.#document.positionAt(start + this.#mark), end: this.#document.positionAt(end + this.#mark) };
  }

  edit(edit: TextEdit): LspEdit {
    return { range: this.range(edit), newText: edit.text };
  }

  offsetAt(position: Position): number {
    return Math.max(0, this.#document.offsetAt(position) - this.#mark);
  }

  rangeAt({ start, end }: LspRange): Range {
    return { start: this.offsetAt(start), end: this.offsetAt(end) };
  }
}
