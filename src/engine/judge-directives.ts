import type { Directive } from "../model/directive.js";
import type { SourceFile } from "../model/document.js";
import { groupBy } from "../model/group-by.js";
import type { Report } from "../model/rule.js";
import type { ActiveRule } from "./active-rule.js";
import type { Suppressor } from "./suppress.js";

export interface DirectiveCheck {
  readonly file: SourceFile;
  readonly active: readonly ActiveRule[];
  readonly ruleIds: readonly string[];
}

/** What a rule says about a directive; final where no directive can silence it, because it is about those that could. */
export interface DirectiveReport {
  readonly report: Report;
  readonly by: ActiveRule;
  readonly isFinal: boolean;
}

/**
 * What rules say about directives that silenced nothing. The directives for the rules that judge directives come last, because judging
 * the others may use them: each report is to be dealt with before the next is asked for.
 */
export function* judgeDirectives({ file, active, ruleIds }: DirectiveCheck, directives: readonly Directive[], suppressor: Suppressor): Generator<DirectiveReport> {
  const judges = active.filter(({ rule }) => rule.unusedDirective !== undefined);
  const isForJudge = ({ rule }: Directive) => judges.some((judge) => judge.rule.id === rule);
  const siblings = groupBy(directives.filter(({ scope }) => scope.kind !== "nothing" || scope.why !== "unmarked-reason"), ({ comment }) => comment);
  // A directive for a rule that is off here cannot have anything to silence.
  const judged = directives.filter(({ rule }) => rule === undefined || !ruleIds.includes(rule) || active.some((one) => one.rule.id === rule));
  for (const isFinal of [false, true]) {
    for (const directive of judged) {
      if (isForJudge(directive) !== isFinal || suppressor.hasUsed(directive)) continue;
      const context = { file, ruleIds, comment: siblings.get(directive.comment) ?? [] };
      for (const by of judges) {
        for (const report of by.rule.unusedDirective?.(directive, context) ?? []) yield { report, by, isFinal };
      }
    }
  }
}
