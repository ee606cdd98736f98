import type { Reporter } from "./reporter.js";
import { findingsToShow } from "./reporter.js";
import { showFinding } from "./show-finding.js";
import { summaryLine } from "./summary-line.js";

/** For people: each finding with its line of code, then where the rules are explained, then the counts. */
export const pretty: Reporter = function* (result, options) {
  const { quiet, colours, helpOf } = options;
  const shown = findingsToShow(result, quiet);
  if (quiet && shown.length === 0) return;
  for (const one of shown) yield `${showFinding(one, options)}\n\n`;
  const rules = [...new Set(shown.map(({ finding }) => finding.rule))].sort();
  const help = rules.map((rule) => colours.faint(`${rule}: ${helpOf(rule)}`)).join("\n");
  if (help !== "") yield `${help}\n\n`;
  yield `${colours.strong(summaryLine(result.summary))}\n`;
};
