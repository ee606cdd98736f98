import type { Directive } from "../../src/model/directive.js";
import type { Fix } from "../../src/model/finding.js";
import { nearest } from "../../src/model/nearest.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import { removeDirective } from "./remove-directive.js";

export const rule = defineRule({
  id: "unused-disable",
  summary: "A `taglint-disable` comment silences nothing",
  recommended: "warning",
  fixable: true,

  *unusedDirective(directive, { file, comment, ruleIds }) {
    const { rule, range } = directive;
    const removal: Fix = { title: "Remove the directive", edits: [removeDirective(directive, comment, file.text)], safety: "safe" };
    if (rule === undefined) {
      yield { range, message: `directive "taglint-${directive.name}" names no rule and silences nothing; name one or remove it`, fixes: [removal] };
    } else if (ruleIds.includes(rule)) {
      yield { range, message: `directive for ${quote(rule)} silences nothing; remove it`, fixes: [removal] };
    } else {
      const meant = nearest(rule, ruleIds);
      const advice = meant === undefined ? "remove it, and write a reason behind --" : `did you mean ${quote(meant)}?`;
      yield { range, message: `rule ${quote(rule)} does not exist; ${advice}`, fixes: [meant === undefined ? removal : rename(directive, meant)] };
    }
  },
});

/** Unsafe, because it silences what was reported until now. */
function rename(directive: Directive, name: string): Fix {
  return { title: `Write ${name}`, edits: [{ ...directive.range, text: name }], safety: "unsafe" };
}
