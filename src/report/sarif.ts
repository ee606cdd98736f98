import type { ActiveSeverity, FileResult, Finding, Fix, Location, Suppression } from "../model/finding.js";
import { LineMap } from "../model/line-map.js";
import type { Range } from "../model/text.js";
import { fingerprintAll } from "./fingerprint.js";
import { stringifyList } from "./json-text.js";
import type { ReportOptions, Reporter, ShownFinding, Tool } from "./reporter.js";
import { SEVERITIES } from "./reporter.js";

/** GitHub takes no more results of one run. */
const MOST_RESULTS = 25_000;
const LEVELS: Readonly<Record<ActiveSeverity, string>> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0 (OASIS, errata 01): one run, with the findings that are silenced as suppressed results. */
export const sarif: Reporter = (result, options) => {
  const tool = options.tool();
  const all = result.files.flatMap((file) => [...file.findings, ...file.suppressed].sort(byPlace).map((finding) => ({ file, finding })));
  const fingerprints = fingerprintAll(all.map(({ finding }) => finding));
  const shown = all.filter(({ finding }) => !options.quiet || finding.severity === "error");
  const kept = shown.length > MOST_RESULTS ? shown.sort((left, right) => weight(left.finding) - weight(right.finding)).slice(0, MOST_RESULTS) : shown;
  const run = (results: unknown) => ({
    tool: { driver: describeTool(tool, options) },
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r"],
    ...(shown.length > MOST_RESULTS && { invocations: [tellOfRest(shown.length - MOST_RESULTS)] }),
    results,
  });
  const around = (results: unknown) => ({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run(results)] });
  return stringifyList(around, describeResults(kept, fingerprints, tool, options));
};

function* describeResults(kept: readonly ShownFinding[], fingerprints: ReadonlyMap<Finding, string>, tool: Tool, options: ReportOptions): Generator {
  const lines = new Map<FileResult, LineMap>();
  for (const { file, finding } of kept) {
    const known = lines.get(file) ?? new LineMap(file.text);
    lines.set(file, known);
    yield describeResult(finding, known, fingerprints.get(finding) ?? "", tool, options);
  }
}

const byPlace = (left: Finding, right: Finding): number => left.location.range.start - right.location.range.start;

/** What matters most is kept when not all can be: what is not silenced, then by severity. */
const weight = ({ severity, suppression }: Finding): number => SEVERITIES.indexOf(severity) + (suppression === undefined ? 0 : SEVERITIES.length);

function describeTool({ version, rules, pageOf }: Tool, { helpOf }: ReportOptions) {
  return {
    name: "taglint",
    version,
    semanticVersion: version,
    informationUri: "https://www.npmjs.com/package/taglint",
    rules: rules.map(({ id, summary, recommended }) => ({
      id,
      shortDescription: { text: plain(summary) },
      fullDescription: { text: plain(firstParagraph(pageOf(id), summary)) },
      help: { text: plain(pageOf(id)), markdown: pageOf(id) },
      helpUri: helpOf(id),
      defaultConfiguration: recommended === "off" ? { enabled: false, level: "warning" } : { level: LEVELS[recommended] },
    })),
  };
}

/** What a page says behind its head (title, summary, severity), as one line. */
function firstParagraph(page: string, summary: string): string {
  const blocks = page.split(/\n{2,}/).map((block) => block.trim().replace(/\s+/g, " "));
  return blocks.find((block) => block !== "" && block !== summary && block !== `${summary}.` && !/^(#|<!--|```|Severity )/.test(block)) ?? summary;
}

/** Markdown as plain text, as far as pages use it. */
const plain = (markdown: string): string => markdown.replace(/^<!--.*-->\n*/gm, "").replace(/\*\*([^*\n]+)\*\*/g, "$1").replace(/(?<!`)`([^`\n]+)`(?!`)/g, "$1").trim();

function tellOfRest(count: number) {
  const text = `${count} more results are left out, because a run may have no more than ${MOST_RESULTS}`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: "warning", message: { text } }] };
}

function describeResult(finding: Finding, lines: LineMap, fingerprint: string, { rules }: Tool, { pathOf }: ReportOptions) {
  const { rule, severity, path, commit, location, message, image, related, fixes, suppression } = finding;
  const artifactLocation = { uri: uriOf(pathOf(path)) };
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  // The text of a file whose findings are all silenced is not kept, and nobody needs their fixes.
  const offered = suppression === undefined ? fixes : [];
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation, region: regionOf(location) },
        ...(image && { logicalLocations: [{ fullyQualifiedName: image.where }] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({ id, physicalLocation: { artifactLocation, region: regionOf(other.location) }, message: { text: other.message } })),
    }),
    partialFingerprints: { "taglint/v1": fingerprint },
    ...(commit !== undefined && { properties: { commit } }),
    ...(offered.length > 0 && { fixes: offered.map((fix) => describeFix(fix, artifactLocation, lines)) }),
    suppressions: suppression === undefined ? [] : [describeSuppression(suppression)],
  };
}

function regionOf({ range, start, end }: Location) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column, charOffset: range.start, charLength: range.end - range.start };
}

function describeFix({ title, edits }: Fix, artifactLocation: { readonly uri: string }, lines: LineMap) {
  const locate = (range: Range): Location => ({ range, start: lines.positionAt(range.start), end: lines.positionAt(range.end) });
  const replacements = edits.map((edit) => ({ deletedRegion: regionOf(locate(edit)), insertedContent: { text: edit.text } }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** A comment stands in the source; the allow list does not. */
function describeSuppression({ kind, reason }: Suppression) {
  return { kind: kind === "inline" ? "inSource" : "external", ...(reason !== undefined && { justification: reason }) };
}

/** A relative reference (RFC 3986): each name percent-encoded, so that a colon in the first begins no scheme. */
function uriOf(path: string): string {
  return path.replace(/\p{Surrogate}/gu, "\u{fffd}").split("/").map(encodeURIComponent).join("/");
}
