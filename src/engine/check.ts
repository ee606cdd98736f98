import type { CommitPolicy } from "../model/commit-policy.js";
import type { Directive } from "../model/directive.js";
import type { Document, SourceFile } from "../model/document.js";
import type { FileResult, Finding, Suppression } from "../model/finding.js";
import type { Image } from "../model/image.js";
import { LineMap } from "../model/line-map.js";
import type { Facts } from "../model/facts.js";
import type { PlaceholderValues, Report, RuleContext } from "../model/rule.js";
import type { AllowEntry } from "../model/settings.js";
import type { TagSettings } from "../model/tag-settings.js";
import type { ActiveRule } from "./active-rule.js";
import { AllowList } from "./allow.js";
import { readDirectives } from "./directives.js";
import { judgeDirectives } from "./judge-directives.js";
import { judgeMessage } from "./judge-message.js";
import { compareFindings, locateReport } from "./locate.js";
import { Suppressor } from "./suppress.js";

export interface CheckInput {
  readonly file: SourceFile;
  readonly document: Document;
  /** The rules that are on for this file. */
  readonly active: readonly ActiveRule[];
  /** All rules that exist, so that a directive for another one can be told from a misspelling. */
  readonly ruleIds: readonly string[];
  readonly allow: readonly AllowEntry[];
  readonly placeholders: PlaceholderValues;
  readonly policy: CommitPolicy;
  readonly tagging: TagSettings;
  readonly facts?: Facts | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly inlineDisables: boolean;
}

/** Runs the rules over a document, and sets aside what a directive or the allow list silences. */
export function checkDocument(input: CheckInput): FileResult {
  const { file, document } = input;
  const check = new FileCheck(input);
  for (const image of document.images) check.judgeImage(image);
  check.judgeTagFile();
  check.judgeDocument();
  check.judgeMessage();
  check.judgeDirectives();
  return {
    path: file.path,
    ...(document.message && { message: { sha: file.commit?.sha } }),
    text: check.findings.length > 0 ? file.text : "",
    findings: check.findings.sort(compareFindings),
    suppressed: check.suppressed.sort(compareFindings),
    references: document.isPartial === true ? undefined : document.images.length,
    usedAllows: check.allowList.used,
  };
}

const SILENCES_NOTHING = new Suppressor([]);

interface About {
  readonly image?: Image;
  readonly allowed?: Suppression | undefined;
  /** No directive can silence it: it is about the directives that could. */
  readonly isFinal?: boolean;
}

/** The findings of one file while they are gathered. */
class FileCheck {
  readonly findings: Finding[] = [];
  readonly suppressed: Finding[] = [];
  readonly allowList: AllowList;
  readonly #input: CheckInput;
  readonly #lines: LineMap;
  readonly #directives: readonly Directive[];
  readonly #suppressor: Suppressor;
  readonly #optionsOf: RuleContext["optionsOf"] = (id) => this.#input.active.find(({ rule }) => rule.id === id)?.options;
  /** Readers differ in what they make of the tag file, so that no edit is sure to mean what it says. */
  readonly #isUncertain: boolean;
  /** One finding per place and rule: an alias can lead to the same place many times. */
  readonly #seen = new Set<string>();

  constructor(input: CheckInput) {
    const { file, document } = input;
    this.#input = input;
    this.#isUncertain = document.tagFile !== undefined && [...document.problems, ...document.tagFile.problems.filter(({ isAllowed }) => isAllowed !== true)].length > 0;
    this.#lines = new LineMap(file.text);
    this.#directives = input.inlineDisables && document.comments.length > 0 ? readDirectives(document.comments, file.text, this.#lines) : [];
    this.#suppressor = this.#directives.length === 0 ? SILENCES_NOTHING : new Suppressor(this.#directives);
    this.allowList = new AllowList(input.allow, file.path, input.today);
  }

  judgeImage(image: Image): void {
    const { active } = this.#input;
    const reports: { readonly report: Report; readonly active: ActiveRule }[] = [];
    for (const one of active) {
      for (const report of one.rule.image?.(image, this.#contextOf(one)) ?? []) reports.push({ report, active: one });
    }
    const entry = this.allowList.find(image, reports.length > 0);
    const allowed: Suppression | undefined = entry && { kind: "allow", reason: entry.reason };
    for (const { report, active: one } of reports) this.#add(report, one, { image, allowed });
  }

  judgeTagFile(): void {
    const { active, document } = this.#input;
    if (document.tagFile === undefined) return;
    for (const one of active) {
      for (const report of one.rule.tagFile?.(this.#contextOf(one)) ?? []) this.#add(report, one);
      if (one.rule.entry === undefined) continue;
      for (const entry of document.tagFile.entries) for (const report of one.rule.entry(entry, this.#contextOf(one))) this.#add(report, one);
    }
  }

  judgeDocument(): void {
    for (const one of this.#input.active) {
      for (const report of one.rule.document?.(this.#contextOf(one)) ?? []) this.#add(report, one);
    }
  }

  judgeMessage(): void {
    const { active, document } = this.#input;
    if (document.message === undefined) return;
    for (const { report, by } of judgeMessage(document.message, active, this.#input)) this.#add(report, by);
  }

  judgeDirectives(): void {
    if (this.#directives.length === 0) return;
    for (const { report, by, isFinal } of judgeDirectives(this.#input, this.#directives, this.#suppressor)) this.#add(report, by, { isFinal });
  }

  #contextOf({ options }: ActiveRule): RuleContext {
    const { file, document, placeholders, policy, tagging, facts } = this.#input;
    return { file, document, options, placeholders, policy, tagging, optionsOf: this.#optionsOf, facts };
  }

  #add(report: Report, active: ActiveRule, about: About = {}): void {
    const key = `${active.rule.id} ${report.range.start} ${report.range.end}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { path, commit } = this.#input.file;
    const finding = locateReport(this.#isUncertain ? { ...report, fixes: [] } : report, active, { path, commit: commit?.sha }, this.#lines, about.image);
    const directive = about.isFinal ? undefined : this.#suppressor.silence(finding.rule, this.#linesThatCount(finding, about.image));
    const suppression = directive ? ({ kind: "inline", reason: directive.reason } as const) : about.allowed;
    if (suppression === undefined) this.findings.push(finding);
    else this.suppressed.push({ ...finding, suppression });
  }

  #linesThatCount(finding: Finding, image: Image | undefined): readonly number[] {
    if (this.#directives.length === 0) return [];
    const lines = [finding.location.start.line, ...finding.related.map(({ location }) => location.start.line)];
    return image?.statement === undefined ? lines : [...lines, this.#lines.lineAt(image.statement.start)];
  }
}
