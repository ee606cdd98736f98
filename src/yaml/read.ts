import { hasLoneReturn } from "../model/text.js";
import { readEntry } from "./block.js";
import { BlockStack } from "./block-stack.js";
import { MappingNode, NO_PROPERTIES } from "./collection-node.js";
import { readComment } from "./comment.js";
import { isConflictMarker, isDocumentMarker } from "./marker.js";
import type { YamlDocument, YamlStream } from "./node.js";
import { Scan } from "./scan.js";
import { endOfFreeLine, isStructureFree, skipStatements } from "./structure-free.js";
import {
  BYTE_ORDER_MARK, DOT, HASH, isBlank, isLineEnd, LESS, nextLine, OPEN_BRACE, PERCENT, skipBlanks, SPACE, TAB,
} from "./units.js";

export interface YamlOptions {
  /** The shape of the project's own placeholder tokens; a plain scalar may begin with one. */
  readonly placeholder?: RegExp | undefined;
  /** Not asked where there may be directives, which count anywhere. */
  readonly unread?: UnreadParts | undefined;
}

/** What need not be read: each tells where a part ends that begins at `start`, the start of a line, or -1 for one that must be read. */
export interface UnreadParts {
  /** A document, the line of its mark left out, up to the mark of the next one or the text's end. It then counts as an empty one. */
  readonly endOfDocument?: (text: string, start: number) => number;
  /** An entry of a document's outermost mapping with a mapping below its key, up to the start of a line or the text's end. That mapping then counts as empty. */
  readonly endOfEntry?: (text: string, start: number) => number;
}

/**
 * Reads a whole file of YAML or JSON, or of something that becomes one of them: templates, files with mistakes. Never
 * throws, and goes over the text once. Files that are YAML it reads as the `yaml` package does, or says `unsure`.
 */
export function readYaml(text: string, options: YamlOptions = {}): YamlStream {
  return new StreamReader(new Scan(text, options.placeholder), options.unread).read();
}

class StreamReader {
  readonly #scan: Scan;
  readonly #stack: BlockStack;
  /** What is asked for; nothing where there may be directives. */
  readonly #unread: UnreadParts;
  readonly #documents: YamlDocument[] = [];
  /** Whether a document has begun, by its mark or its first content. */
  #isOpen = false;

  constructor(scan: Scan, unread: UnreadParts | undefined) {
    this.#scan = scan;
    this.#unread = (scan.mentionsTaglint ? undefined : unread) ?? {};
    this.#stack = new BlockStack(scan);
  }

  read(): YamlStream {
    const scan = this.#scan;
    if (scan.text.charCodeAt(0) === BYTE_ORDER_MARK) scan.position = 1;
    this.#passOver();
    while (scan.position < scan.text.length) {
      const before = scan.position;
      this.#readLine();
      if (scan.position <= before) scan.position = nextLine(scan.text, before);
    }
    this.#endDocument();
    if (hasLoneReturn(scan.text)) scan.doubt ??= "a carriage return alone";
    if (scan.templates.ambiguous) scan.doubt ??= "a placeholder that holds a colon or a hash";
    const unsure = scan.doubt ?? (scan.templates.found ? undefined : scan.recovered);
    return { documents: this.#documents, comments: scan.comments, unsure, unsureAt: scan.unsureAt, isBroken: unsure !== undefined && scan.isBroken };
  }

  #readLine(): void {
    const scan = this.#scan;
    const { text } = scan;
    const start = scan.position;
    let column = 0;
    let at = start;
    for (; ; at++) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE) column++;
      else if (unit === TAB) column = (column | 7) + 1;
      else break;
    }
    const unit = text.charCodeAt(at);
    if (unit === HASH) {
      if (scan.mentionsTaglint) readComment(scan, at);
      scan.position = nextLine(text, at);
      if (!scan.mentionsTaglint) scan.position = skipComments(text, scan.position);
    } else if (isLineEnd(text, at)) scan.position = nextLine(text, at);
    else if (column > 0 || !this.#readMarker(at, unit)) this.#readContent(at, column, unit);
  }

  #readContent(position: number, column: number, unit: number): void {
    const scan = this.#scan;
    let at = position;
    if (unit === OPEN_BRACE || unit === LESS) {
      if (isStructureFree(scan, at)) {
        this.#skipLine(endOfFreeLine(scan, at));
        return;
      }
      at = skipStatements(scan, at);
    }
    this.#isOpen = true;
    readEntry(this.#stack, at, column);
    if (column === 0) this.#passOverEntry(position);
  }

  /** Leaves out a document that begins here, if it need not be read; it then counts as an empty one. */
  #passOver(): void {
    const scan = this.#scan;
    const end = this.#unread.endOfDocument?.(scan.text, scan.position) ?? -1;
    if (end < 0) return;
    this.#isOpen = true;
    scan.position = end;
  }

  /** Leaves out the rest of the entry whose first line, at `start`, was just read, if it need not be read and this is the outermost mapping. */
  #passOverEntry(start: number): void {
    const scan = this.#scan;
    const { top } = this.#stack;
    if (this.#unread.endOfEntry === undefined || top.node?.kind !== "mapping" || top.column !== 0 || top.awaits !== "value") return;
    const end = this.#unread.endOfEntry(scan.text, start);
    if (end < scan.position) return;
    const left = new MappingNode(false, scan.position, NO_PROPERTIES);
    left.close(end);
    this.#stack.attach(left);
    scan.position = end;
  }

  /** Reads a line that begins with a mark of YAML or git, if this one does. */
  #readMarker(at: number, unit: number): boolean {
    const scan = this.#scan;
    const { text } = scan;
    if (isDocumentMarker(text, at)) {
      // An end without a beginning counts as an empty document, as in the `yaml` package.
      this.#isOpen ||= unit === DOT;
      this.#endDocument();
      const behind = skipBlanks(text, at + 3);
      this.#isOpen = unit !== DOT;
      const hasContent = this.#isOpen && !isLineEnd(text, behind) && text.charCodeAt(behind) !== HASH;
      if (hasContent) readEntry(this.#stack, behind, behind - at);
      else {
        this.#skipLine(behind);
        this.#passOver();
      }
      return true;
    }
    if (unit === PERCENT && !this.#isOpen) {
      scan.position = nextLine(text, at);
      return true;
    }
    if (!isConflictMarker(text, at)) return false;
    scan.suspect("a conflict marker");
    scan.position = nextLine(text, at);
    return true;
  }

  /** Goes to the next line over a comment that may stand at `at`. */
  #skipLine(at: number): void {
    const scan = this.#scan;
    if (scan.text.charCodeAt(at) === HASH && isBlank(scan.text.charCodeAt(at - 1))) readComment(scan, at);
    scan.position = nextLine(scan.text, Math.max(at, scan.position));
  }

  #endDocument(): void {
    const root = this.#stack.finish();
    if (!this.#isOpen) return;
    this.#documents.push({ root, anchors: this.#scan.anchors });
    this.#scan.anchors = new Map();
    this.#isOpen = false;
  }
}

/** Behind the lines at `position` that hold nothing but comments: most lines of many files, and worth a loop of their own. */
function skipComments(text: string, position: number): number {
  let line = position;
  for (;;) {
    const at = skipBlanks(text, line);
    if (text.charCodeAt(at) !== HASH) return line;
    line = nextLine(text, at);
  }
}
