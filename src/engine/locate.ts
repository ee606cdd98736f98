import type { Finding, Location } from "../model/finding.js";
import type { Image } from "../model/image.js";
import { describeImage } from "../model/image.js";
import type { LineMap } from "../model/line-map.js";
import type { Report } from "../model/rule.js";
import type { Range } from "../model/text.js";
import type { ActiveRule } from "./active-rule.js";

/** A finding out of what a rule said, with lines and columns. */
export function locateReport(report: Report, { rule, severity }: ActiveRule, text: Pick<Finding, "path" | "commit">, lines: LineMap, image?: Image): Finding {
  return {
    rule: rule.id,
    severity,
    path: text.path,
    commit: text.commit,
    location: locate(report.range, lines),
    message: report.message,
    image: image && { reference: describeImage(image), written: image.written, where: image.where },
    related: (report.related ?? []).map(({ range, message }) => ({ location: locate(range, lines), message })),
    fixes: report.fixes ?? [],
  };
}

function locate(range: Range, lines: LineMap): Location {
  return { range, start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}

/** Orders findings by where they begin, then by rule, then by where they end. */
export function compareFindings(left: Finding, right: Finding): number {
  const [a, b] = [left.location.range, right.location.range];
  return a.start - b.start || compareText(left.rule, right.rule) || a.end - b.end;
}

/** Orders by UTF-16 units, the same in every locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
