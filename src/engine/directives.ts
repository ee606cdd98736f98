import type { Directive, DirectiveName, DirectiveScope } from "../model/directive.js";
import { DIRECTIVE_NAMES } from "../model/directive.js";
import type { Comment } from "../model/document.js";
import type { LineMap } from "../model/line-map.js";
import { nearestDirective } from "../model/nearest-directive.js";
import type { Range } from "../model/text.js";
import { contentLines } from "./content-lines.js";

interface Names {
  /** Another than these is misspelt. */
  readonly verb: string;
  /** Where the directive's own name stands, for directives without a rule. */
  readonly range: Range;
  readonly rules: readonly { readonly rule: string; readonly range: Range }[];
  readonly reason: string | undefined;
  /** The reason, where it is set off by something else than `--` between blanks. */
  readonly unmarked: { readonly rule: string; readonly range: Range } | undefined;
}

const VERB = /^\s*taglint-([^\s:]+)(:(?=\s|$))?/i;
/** In a commit message, which has no comments that last. */
const IGNORE = /^Taglint-Ignore:/i;
/** No rule begins with a dash, so the first word that does is the mark of a reason, or meant as one. */
const REASON = /(?:^|\s)([-\u2013\u2014]+)/;

/**
 * Reads the directives of a file: `taglint-disable-next-line RULE[, RULE] [-- reason]`, `-disable-line`, `-disable` up to
 * `-enable`, `-disable-file`; a colon may follow the name. What was meant for one and is not, is there with the scope "nothing".
 * A comment is one only from its first word on, so prose may mention them. The next line is
 * the next one with content. A second `disable` of a rule takes over from the first, so stretches never overlap.
 * @param text the whole file; ranges are offsets in it
 */
export function readDirectives(comments: readonly Comment[], text: string, lines: LineMap): readonly Directive[] {
  const nextContent = contentLines(lines);
  const directives: Directive[] = [];
  const open = new Map<string, number>();
  const last = lines.starts.length;

  const close = (rule: string, line: number): void => {
    const index = open.get(rule);
    const directive = index === undefined ? undefined : directives[index];
    if (index === undefined || directive?.scope.kind !== "lines") return;
    directives[index] = { ...directive, scope: { ...directive.scope, to: line - 1 } };
    open.delete(rule);
  };

  for (const comment of [...comments].sort((left, right) => left.range.start - right.range.start)) {
    const names = readNames(comment, text);
    if (names === undefined) continue;
    const line = lines.lineAt(comment.range.start);
    const { verb, reason, unmarked } = names;
    const named = names.rules.length === 0 ? [{ rule: undefined, range: names.range }] : names.rules;
    const addNothing = (why: NothingScope["why"], { rule, range }: { readonly rule: string | undefined; readonly range: Range }): void => {
      directives.push({ name: verb, rule, reason, scope: { kind: "nothing", why }, range, comment: comment.range });
    };
    if (!isDirectiveName(verb)) {
      addNothing("misspelt", { rule: undefined, range: names.range });
      continue;
    }
    if (unmarked !== undefined) addNothing("unmarked-reason", unmarked);
    if (verb === "enable") {
      const closed = names.rules.length === 0 ? [...open.keys()] : names.rules.map(({ rule }) => rule);
      for (const one of named) if (one.rule === undefined ? open.size === 0 : !open.has(one.rule)) addNothing("closes-nothing", one);
      for (const rule of closed) close(rule, line);
      continue;
    }
    const scope = scopeOf(verb, line, last, () => nextContent(lines.lineAt(Math.max(comment.range.start, comment.range.end - 1))));
    for (const { rule, range } of named) {
      if (verb === "disable" && rule !== undefined) {
        close(rule, line);
        open.set(rule, directives.length);
      }
      directives.push({ name: verb, rule, reason, scope, range, comment: comment.range });
    }
  }
  return directives;
}

type NothingScope = Extract<DirectiveScope, { readonly kind: "nothing" }>;

const isDirectiveName = (name: string): name is DirectiveName => DIRECTIVE_NAMES.some((known) => known === name);

function scopeOf(verb: Exclude<DirectiveName, "enable">, line: number, last: number, nextLine: () => number): DirectiveScope {
  switch (verb) {
    case "disable-next-line":
      return { kind: "line", line: nextLine() };
    case "disable-line":
      return { kind: "line", line };
    case "disable":
      return { kind: "lines", from: line, to: last };
    case "disable-file":
      return { kind: "file" };
  }
}

function readNames(comment: Comment, file: string): Names | undefined {
  const isTrailer = comment.form === "trailer";
  const match = (isTrailer ? IGNORE : VERB).exec(comment.text);
  if (match === null) return undefined;
  const start = comment.range.start + Math.max(0, file.slice(comment.range.start, comment.range.end).indexOf(comment.text));
  const behind = match[0].length;
  const verb = isTrailer ? "disable-file" : (match[1] ?? "");
  const range = { start: start + behind - match[0].trimStart().length, end: start + behind - (match[2]?.length ?? 0) };
  // Somebody may begin a sentence with a word of his own, `taglint-based`.
  if (!isDirectiveName(verb)) return nearestDirective(verb) === undefined ? undefined : { verb, range, rules: [], reason: undefined, unmarked: undefined };
  const rest = comment.text.slice(behind);
  const mark = REASON.exec(rest);
  const dashes = mark?.[1] ?? "";
  const end = mark === null ? rest.length : mark.index + mark[0].length - dashes.length;
  const behindMark = rest.slice(end + dashes.length);
  const isMarked = /^--+$/.test(dashes) && /^(?:\s|$)/.test(behindMark);
  const reason = behindMark.trim();
  const rules = [...rest.slice(0, end).matchAll(/[^\s,]+/g)].map((name) => {
    const from = start + behind + name.index;
    return { rule: name[0], range: { start: from, end: from + name[0].length } };
  });
  const text = rest.slice(end).trimEnd();
  const from = start + behind + end;
  const unmarked = text === "" || isMarked ? undefined : { rule: text, range: { start: from, end: from + text.length } };
  return { verb, range, rules, reason: reason === "" ? undefined : reason, unmarked };
}
