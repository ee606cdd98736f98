import type { PlainScalar } from "./plain-scalar.js";
import { readPlainScalar } from "./plain-scalar.js";

/** Thrown at the first thing that the `yaml` package is better asked about. */
export class Unusual extends Error {}

/** A place in a text of plain YAML, and what stands there. */
export class PlainCursor {
  readonly text: string;
  /** Behind what has been read. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  /** How far the place is from where its line begins. */
  get column(): number {
    return this.at - this.text.lastIndexOf("\n", this.at - 1) - 1;
  }

  get unit(): string {
    return this.text.charAt(this.at);
  }

  get isBracket(): boolean {
    const { unit } = this;
    return unit === "[" || unit === "{";
  }

  get isDash(): boolean {
    return this.text.startsWith("- ", this.at);
  }

  /** Whether here is the colon behind a key. */
  get isColon(): boolean {
    if (this.unit !== ":") return false;
    const next = this.text.charAt(this.at + 1);
    return next === " " || next === "\n" || next === "";
  }

  /** Whether nothing follows on the line; a comment has a blank before it. */
  get isEndOfLine(): boolean {
    const { unit } = this;
    return unit === "" || unit === "\n" || (unit === "#" && this.text.charAt(this.at - 1) === " ");
  }

  skipBlanks(): void {
    const { text } = this;
    let { at } = this;
    while (text.charAt(at) === " ") at++;
    this.at = at;
  }

  /** To the first unit, on this line or a later one, that is neither blank nor in a comment. */
  skipToContent(): void {
    for (; ; this.at++) {
      this.skipBlanks();
      if (this.unit === "#") this.at = this.text.indexOf("\n", this.at);
      if (this.at < 0) this.at = this.text.length;
      if (this.unit !== "\n") return;
    }
  }

  /** Nothing but a comment may stand behind a value on its line; then comes what has content next. */
  endLine(): void {
    this.skipBlanks();
    if (!this.isEndOfLine) throw new Unusual();
    this.skipToContent();
  }

  readScalar(inFlow: boolean): PlainScalar {
    const scalar = readPlainScalar(this.text, this.at, inFlow);
    if (scalar === undefined) throw new Unusual();
    this.at = scalar.range.end;
    return scalar;
  }
}
