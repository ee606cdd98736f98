import type { Comment } from "../model/document.js";
import type { Node } from "./node.js";
import { TemplateFinder } from "./template.js";
import { HASH } from "./units.js";

/** Marks that the `yaml` package takes for some all the same. */
const MARK_BEHIND_TAB = /^[ \t]*\t[ \t]*(?:---|\.\.\.|#)/m;

/** What every part of the scanner shares while it reads one text. */
export class Scan {
  readonly text: string;
  readonly templates: TemplateFinder;
  /** A sticky copy of the project's own placeholder pattern. */
  readonly placeholder: RegExp | undefined;
  /** The anchors of the document being read. */
  anchors = new Map<string, Node>();
  /** Where reading goes on; each reader leaves it behind what it has read. */
  position = 0;
  /** What was read by guessing; certain not to be YAML, unless this reader is wrong. */
  recovered: string | undefined;
  /** Whether there is what makes guesses less sure: keys without a text, keys behind a question mark, what only hardly is no YAML. */
  hasRareness = false;
  /** Where reading stood at the first doubt or guess. */
  unsureAt: number | undefined;
  /** Whether there may be directives. */
  readonly mentionsTaglint: boolean;
  #doubt: string | undefined;
  #lookedAt = -1;
  #endOfPlaceholder = -1;
  /** By their start: what is looked at twice is noted once. */
  readonly #comments = new Map<number, Comment>();

  constructor(text: string, placeholder: RegExp | undefined) {
    this.text = text;
    this.templates = new TemplateFinder(text);
    this.placeholder = placeholder && new RegExp(placeholder.source, placeholder.flags.replace(/[gy]/g, "") + "y");
    // V8 finds less than seven units many times faster.
    this.mentionsTaglint = text.includes("glint-") && text.includes("taglint-");
  }

  /** Keeps a comment, marks included in `start` to `end`, its text from `from` to `to`, if it may hold a directive. */
  noteComment(start: number, end: number, from: number, to: number): void {
    if (!this.mentionsTaglint) return;
    const text = this.text.slice(from, to);
    if (text.includes("taglint-")) this.#comments.set(start, { text, range: { start, end } });
  }

  /** Keeps a template block if it is a comment, Go's or Jinja's, that may hold a directive. */
  noteTemplateComment(start: number, end: number): void {
    if (!this.mentionsTaglint) return;
    if (this.text.charCodeAt(start + 1) === HASH) {
      this.noteComment(start, end, start + 2, end - 2);
      return;
    }
    const from = this.text.slice(start, end).indexOf("/*") + 2;
    const to = this.text.slice(start, end).lastIndexOf("*/");
    if (from >= 2 && to >= from) this.noteComment(start, end, start + from, start + to);
  }

  get comments(): readonly Comment[] {
    return [...this.#comments.values()].sort((left, right) => left.range.start - right.range.start);
  }

  /** Why a valid file might have been misread. */
  get doubt(): string | undefined {
    return this.#doubt;
  }

  set doubt(reason: string | undefined) {
    this.#doubt = reason;
    this.unsureAt ??= this.position;
  }

  /** What is no YAML, for sure where nothing is rare. */
  recover(reason: string): void {
    this.recovered ??= reason;
    this.unsureAt ??= this.position;
  }

  /** What hardly is YAML, but might be. */
  suspect(reason: string): void {
    this.hasRareness = true;
    this.recover(reason);
  }

  /** Whether something was recovered that cannot be YAML, so that no other reader would have it otherwise. */
  get isBroken(): boolean {
    if (this.recovered === undefined || this.#doubt !== undefined || this.hasRareness) return false;
    // The `yaml` package takes an escaped quote at the text's end for a closing one.
    const { text } = this;
    return !text.endsWith('\\"') && !text.endsWith("''") && !(text.includes("\t") && MARK_BEHIND_TAB.test(text));
  }

  /** Behind a placeholder of the project's own that begins at `position`, or -1. */
  placeholderEnd(position: number): number {
    const pattern = this.placeholder;
    if (pattern === undefined) return -1;
    // Most places are asked for twice.
    if (position === this.#lookedAt) return this.#endOfPlaceholder;
    pattern.lastIndex = this.#lookedAt = position;
    this.#endOfPlaceholder = pattern.test(this.text) && pattern.lastIndex > position ? pattern.lastIndex : -1;
    return this.#endOfPlaceholder;
  }
}
