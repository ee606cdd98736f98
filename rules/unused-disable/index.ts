import type { Directive } from "../../src/model/directive.js";
import type { Fix } from "../../src/model/finding.js";
import { nearest } from "../../src/model/nearest.js";
import { quote } from "../../src/model/quote.js";
import { nearestDirective } from "../../src/model/nearest-directive.js";
import type { Report } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import { removeDirective } from "./remove-directive.js";

export const rule = defineRule({
  id: "unused-disable",
  summary: "A `taglint-disable` comment silences nothing",
  recommended: "warning",
  fixable: true,

  *unusedDirective(directive, { file, comment, ruleIds }) {
    const { rule, range, scope } = directive;
    if (scope.kind === "nothing" && scope.why !== "closes-nothing") {
      yield scope.why === "misspelt" ? describeMisspelt(directive) : describeReason(directive);
      return;
    }
    const removal: Fix = { title: "Remove the directive", edits: [removeDirective(directive, comment, file.text)], safety: "safe" };
    if (scope.kind === "nothing" && (rule === undefined || ruleIds.includes(rule))) {
      const what = rule === undefined ? "" : ` for ${quote(rule)}`;
      // No fix: the comment may close other rules.
      yield { range, message: `directive "taglint-enable"${what} closes no "taglint-disable" above it; remove it` };
    } else if (rule === undefined) {
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

function describeMisspelt({ name, range }: Directive): Report {
  const meant = `taglint-${nearestDirective(name) ?? "disable-next-line"}`;
  const fix: Fix = { title: `Write ${meant}`, edits: [{ ...range, text: meant }], safety: "unsafe" };
  return { range, message: `directive ${quote(`taglint-${name}`)} does not exist; did you mean "${meant}"?`, fixes: [fix] };
}

function describeReason({ rule = "", range }: Directive): Report {
  const mark = /^[-\u2013\u2014]+\s*/.exec(rule)?.[0] ?? "";
  const fix: Fix = { title: "Set the reason off by --", edits: [{ start: range.start, end: range.start + mark.length, text: "-- " }], safety: "safe" };
  return { range, message: `a reason is set off by -- between blanks; write ${quote(`-- ${rule.slice(mark.length)}`)}`, fixes: [fix] };
}

/** Unsafe, because it silences what was reported until now. */
function rename(directive: Directive, name: string): Fix {
  return { title: `Write ${name}`, edits: [{ ...directive.range, text: name }], safety: "unsafe" };
}
