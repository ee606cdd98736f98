import type { ActiveRule } from "./engine/active-rule.js";
import { activateRules } from "./engine/active-rule.js";
import { createFindCandidates } from "./engine/candidates.js";
import { checkDocument } from "./engine/check.js";
import { finishRun } from "./engine/finish.js";
import { mayMatter } from "./formats/glance/may-matter.js";
import type { Candidates } from "./model/candidates.js";
import type { Document, SourceFile } from "./model/document.js";
import type { Facts } from "./model/facts.js";
import type { FileResult, RunResult } from "./model/finding.js";
import type { Format, ParseOptions } from "./model/format.js";
import type { Image } from "./model/image.js";
import type { ProjectFiles } from "./model/project-files.js";
import { NO_FILES } from "./model/project-files.js";
import type { Rule } from "./model/rule.js";
import type { RuleSetting, Settings } from "./model/settings.js";

/** Decides what a file is; `named` is the format that the configuration gives it. */
export type Identify = (path: string, text: string, named?: string) => Format | undefined;

export interface LinterInput {
  readonly rules: readonly Rule[];
  readonly identify: Identify;
  readonly settings: Settings;
  /** `YYYY-MM-DD`; allow entries expire by it. */
  readonly today: string;
  /** Whether directives in files count; they do unless told otherwise. */
  readonly inlineDisables?: boolean | undefined;
  /** See ParseOptions. */
  readonly loadYaml?: ParseOptions["loadYaml"];
  /** Reports unused directives and allow entries even where the settings leave that off. */
  readonly reportUnused?: boolean | undefined;
  /** What rules may ask beside the file in hand, of files that bring no facts of their own. */
  readonly facts?: Facts | undefined;
  /** The rest of the project; asked only when there is a finding that it could settle. */
  readonly others?: ProjectFiles | undefined;
  /** Whether the references of all files are counted; files in which none could be at fault are not read otherwise. */
  readonly countReferences?: boolean | undefined;
}

/** Checks texts one by one; pure, so that the command line, hooks and editors share it. */
export interface Linter {
  /** What to look for in a file at a path before it is read (formats/passed-over); `undefined` when it must be read whatever it holds. */
  readonly candidatesAt: (path: string, facts: Facts | undefined) => Candidates | undefined;
  /** Checks one file; `undefined` when it is not one that names images. A byte order mark is cut off; offsets count without it. */
  readonly check: (file: SourceFile) => FileResult | undefined;
  /** The images of a file, none when it is not one that names images. */
  readonly extract: (file: SourceFile) => readonly Image[];
  /** Puts results together. `complete`: the whole repository was checked, so an unused allow entry is one indeed. */
  readonly finish: (results: readonly FileResult[], options: { readonly complete: boolean }) => RunResult;
}

export function createLinter(input: LinterInput): Linter {
  const { rules, identify, settings, today, inlineDisables = true, reportUnused = false, countReferences = true, loadYaml, facts, others = NO_FILES } = input;
  const { allow, placeholders, commits: policy, tagging } = settings;
  const ruleIds = rules.map((rule) => rule.id);
  const activeFor = rememberLast((setting) => activateRules(rules, setting, reportUnused));
  const findCandidates = createFindCandidates(settings);
  const parse = (format: Format, file: SourceFile, candidates?: Candidates): Document => {
    const document = format.parse(file, { placeholder: placeholders.pattern, loadYaml, candidates });
    return file.problems === undefined ? document : { ...document, problems: [...file.problems, ...document.problems] };
  };

  return {
    candidatesAt: (path, known) => {
      if (countReferences || settings.formatFor(path) !== undefined) return undefined;
      return findCandidates(activeFor(settings.rulesFor(path)), path, known ?? facts);
    },

    check(given) {
      const file = withoutMark(given);
      const isMessage = file.commit !== undefined;
      const named = isMessage ? COMMIT_MESSAGE : settings.formatFor(file.path);
      const format = identify(file.path, file.text, named);
      if (format === undefined) return undefined;
      const nothing = { path: file.path, text: "", findings: [], suppressed: [], usedAllows: [] };
      // What is named a tag file and is none is worth telling.
      if (named === undefined && !hasNeedle(format, file.text) && file.problems === undefined) return { ...nothing, references: 0 };
      // A message belongs to no path that an override could name.
      const active = activeFor(settings.rulesFor(isMessage ? "" : file.path));
      const known = file.facts ?? facts;
      const candidates = format.isGlanced !== true || countReferences || file.problems !== undefined ? undefined : findCandidates(active, file.path, known);
      if (candidates !== undefined && !mayMatter(file.text, candidates, { placeholder: placeholders.pattern })) return { ...nothing, references: undefined };
      const judge = (document: Document) => checkDocument({ file, document, active, ruleIds, allow, placeholders: placeholders.values, policy, tagging, facts: known, today, inlineDisables });
      const document = parse(format, file, candidates);
      const result = judge(document);
      if (format.settle === undefined || result.findings.length + result.suppressed.length === 0) return result;
      const images = format.settle(file, document.images, others);
      return images === document.images ? result : judge({ ...document, images });
    },

    extract(given) {
      const file = withoutMark(given);
      const format = identify(file.path, file.text, settings.formatFor(file.path));
      return format !== undefined && hasNeedle(format, file.text) ? parse(format, file).images : [];
    },

    finish(results, { complete }) {
      const active = activeFor(settings.rulesFor(settings.file?.path ?? ""));
      return finishRun({ results, settings, active, today, complete });
    },
  };
}

/** The format of every text that comes with a commit. */
const COMMIT_MESSAGE = "commit-message";

/** Whoever reads a file as UTF-8 gets the mark as its first unit. */
const withoutMark = (file: SourceFile): SourceFile => (file.text.startsWith("\uFEFF") ? { ...file, text: file.text.slice(1) } : file);

const needlePatterns = new WeakMap<Format, RegExp>();

/** Whether a text has a word without which the format names no image, or one that may be a directive. */
function hasNeedle(format: Format, text: string): boolean {
  if (format.needles.length === 0) return true;
  let pattern = needlePatterns.get(format);
  if (pattern === undefined) {
    const words = [...format.needles, "taglint-"].map((word) => word.replace(/[^\w-]/g, "\\$&"));
    pattern = new RegExp(words.join("|"), "i");
    needlePatterns.set(format, pattern);
  }
  return pattern.test(text);
}

/** Most paths share one map of settings, and neighbours nearly always do. */
function rememberLast(activate: (setting: ReadonlyMap<string, RuleSetting>) => readonly ActiveRule[]): typeof activate {
  let last: ReadonlyMap<string, RuleSetting> | undefined;
  let active: readonly ActiveRule[] = [];
  return (setting) => {
    if (setting !== last) active = activate(setting);
    last = setting;
    return active;
  };
}
