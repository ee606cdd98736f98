import type { Directive, DirectiveScope } from "../model/directive.js";
import type { Comment } from "../model/document.js";
import type { LineMap } from "../model/line-map.js";
import type { Range } from "../model/text.js";
import { contentLines } from "./content-lines.js";

type Verb = Directive["name"] | "enable";

interface Names {
  readonly verb: Verb;
  /** Where the directive's own name stands, for directives without a rule. */
  readonly range: Range;
  readonly rules: readonly { readonly rule: string; readonly range: Range }[];
  readonly reason: string | undefined;
}

const VERB = /^\s*taglint-(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)/;
/** In a commit message, which has no comments that last. */
const IGNORE = /^Taglint-Ignore:/i;
const REASON = /(?:^|\s)--+(?:\s|$)/;

/**
 * Reads the directives of a file: `taglint-disable-next-line RULE[, RULE] [-- reason]`, `-disable-line`, `-disable` up to
 * `-enable`, `-disable-file`. A comment is one only from its first word on, so prose may mention them. The next line is
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
    if (names.verb === "enable") {
      const rules = names.rules.length === 0 ? [...open.keys()] : names.rules.map(({ rule }) => rule);
      for (const rule of rules) close(rule, line);
      continue;
    }
    const scope = scopeOf(names.verb, line, last, () => nextContent(lines.lineAt(Math.max(comment.range.start, comment.range.end - 1))));
    const { verb, reason } = names;
    const named = names.rules.length === 0 ? [{ rule: undefined, range: names.range }] : names.rules;
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

function scopeOf(verb: Directive["name"], line: number, last: number, nextLine: () => number): DirectiveScope {
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

function readNames(comment: Comment, text: string): Names | undefined {
  const match = (comment.form === "trailer" ? IGNORE : VERB).exec(comment.text);
  if (match === null) return undefined;
  const start = comment.range.start + Math.max(0, text.slice(comment.range.start, comment.range.end).indexOf(comment.text));
  const behind = match[0].length;
  const verb = comment.form === "trailer" ? "disable-file" : (match[1] as Verb);
  const rest = comment.text.slice(behind);
  const dashes = REASON.exec(rest);
  const reason = dashes === null ? "" : rest.slice(dashes.index + dashes[0].length).trim();
  const rules = [...rest.slice(0, dashes?.index).matchAll(/[^\s,]+/g)].map((name) => {
    const from = start + behind + name.index;
    return { rule: name[0], range: { start: from, end: from + name[0].length } };
  });
  const own = start + behind - match[0].trimStart().length;
  return { verb, range: { start: own, end: start + behind }, rules, reason: reason === "" ? undefined : reason };
}
