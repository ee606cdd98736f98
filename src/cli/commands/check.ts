import { join } from "node:path";
import { rules } from "../../../rules/index.js";
import { identify } from "../../formats/identify.js";
import type { FileName } from "../../git/names.js";
import type { Linter } from "../../linter.js";
import { createLinter } from "../../linter.js";
import { localDay } from "../../model/day.js";
import type { FileResult, RunResult } from "../../model/finding.js";
import type { ProjectFiles } from "../../model/project-files.js";
import { rememberAnswers } from "../../model/project-files.js";
import type { Settings } from "../../model/settings.js";
import { openProjectFiles } from "../../project/other-files.js";
import { pathFromCwd } from "../../project/project.js";
import { countsReferences, reporters } from "../../report/index.js";
import type { CheckOptions } from "../check-options.js";
import { readCheckOptions } from "../check-options.js";
import type { Fixer } from "../fixer.js";
import type { GatherInput, Source, TextSource } from "../gather.js";
import { gatherSources, surroundingsOf } from "../gather.js";
import type { Io } from "../io.js";
import type { Setup } from "../load-settings.js";
import { loadSettings } from "../load-settings.js";
import { Progress } from "../progress.js";
import { RunFacts } from "../run-facts.js";
import type { Unread } from "../unread.js";
import { explainUnread, tellUnknown } from "../unread.js";
import { judgeRun } from "../verdict.js";
import { LONG_TEXT, spareMemory } from "../spare-memory.js";
import type { Command } from "../verbs.js";
import { writeReports } from "../write-reports.js";

/**
 * `taglint check`: 0 clean, 1 findings at error level or too many warnings, 2 when a file could not be read or fixed. With
 * `--fix` what remains counts; `--diff` changes nothing, so all counts.
 */
export const check: Command = async (args, io) => {
  const options = readCheckOptions(args, [...reporters.keys()]);
  const setup = await loadSettings(args, io);
  // Text that goes in comes out again, fixed or not: an editor puts it in the place of its own.
  const piped = options.fix?.output === "write" && options.origin.kind === "stdin" ? io.stdin() : undefined;
  const unknown: string[] = [];
  let listed: readonly FileName[] | undefined;
  const input: GatherInput = { ...setup, options, io: piped === undefined ? io : { ...io, stdin: () => piped }, unknown: (path) => unknown.push(path), listed: (names) => { listed = names; } };
  const others = openWhenAsked(() => rememberAnswers(openProjectFiles(surroundingsOf(input, listed))));
  const linterFor = (settings: Settings) =>
    createLinter({
      rules,
      identify,
      settings,
      today: todayFor(settings, io),
      inlineDisables: options.inlineDisables,
      reportUnused: options.reportUnused,
      countReferences: options.formats.some(({ name }) => countsReferences.has(name)),
      loadYaml: io.packages.yaml,
      others,
    });
  const linter = linterFor(setup.settings);
  const fixer = options.fix && new (await import("../fixer.js")).Fixer(input, linter, options.fix);

  const { results, unread } = await checkSources(input, linter, fixer);
  // Hooks hand over all files there are, and --force-exclude is theirs.
  if (unknown.length > 0 && !options.forceExclude) tellUnknown(unknown, io);
  const complete = options.origin.kind === "paths" && options.origin.paths.length === 0 && unread === "none";
  const finish = (settings: Settings, about: readonly FileResult[]) => (settings === setup.settings ? linter : linterFor(settings)).finish(about, { complete });
  const result = (fixer && (await repairConfig(results, finish, fixer, setup, options))) ?? finish(setup.settings, results);
  await fixer?.finish();

  if (piped !== undefined) io.stdout.write(fixer?.fixedInput ?? piped);
  const hasText = piped !== undefined || options.fix?.output === "diff";
  await writeReports(result, input, hasText ? io.stderr : io.stdout);
  if (unread === "failed" || fixer?.hasFailed) return 2;
  return fixer?.mustStage ? 1 : judgeRun(result, options);
};

/** Few runs have a finding that other files could settle. */
function openWhenAsked(open: () => ProjectFiles): ProjectFiles {
  let opened: ProjectFiles | undefined;
  const others = (): ProjectFiles => (opened ??= open());
  return {
    get root() {
      return others().root;
    },
    read: (query) => others().read(query),
  };
}

const NONE: readonly never[] = [];

/** Not made by a spread, which takes as long as opening a file. */
const nothingFound = (path: string, references: number | undefined): FileResult => ({ path, text: "", findings: NONE, suppressed: NONE, references, usedAllows: NONE });

async function checkSources(input: GatherInput, linter: Linter, fixer: Fixer | undefined): Promise<{ readonly results: readonly FileResult[]; readonly unread: Unread }> {
  const progress = new Progress(input.io, input.options.progress);
  const facts = new RunFacts(input);
  const results: FileResult[] = [];
  let unread: Unread = "none";
  const candidatesAt: GatherInput["candidatesAt"] = (path) => {
    const known = facts.atHand(path);
    return known === "unknown" ? undefined : linter.candidatesAt(path, known);
  };
  for (const source of await gatherSources({ ...input, candidatesAt })) {
    const isPassedOver = source.reading.kind === "passed-over";
    // To look at the clock takes as long as to pass over a file.
    if (!isPassedOver || results.length % 64 === 0) progress.update(results.length);
    if (isPassedOver) {
      results.push(nothingFound(source.path, undefined));
      continue;
    }
    if (!isText(source)) {
      const outcome = (await facts.tellUnread(source)) ? "none" : explainUnread(source, input);
      if (unread !== "failed" && outcome !== "none") unread = outcome;
      continue;
    }
    const { path, reading } = source;
    if (reading.text.length > LONG_TEXT) spareMemory();
    const file = { path, text: reading.text, problems: reading.problem && [reading.problem], facts: await facts.of(path, reading.text) };
    const result = fixer === undefined ? linter.check(file) : fixer.check(source, file);
    if (result !== undefined || !source.explicit) results.push(result ?? nothingFound(path, 0));
    else input.unknown?.(pathFromCwd(input.project, path));
  }
  progress.clear();
  return { results, unread: facts.hasFailed ? "failed" : unread };
}

const isText = (source: Source): source is TextSource => source.reading.kind === "text";

/** Fixes the configuration by what the whole run has shown; the run as it is then, if something was fixed. */
async function repairConfig(
  results: readonly FileResult[],
  finish: (settings: Settings, results: readonly FileResult[]) => RunResult,
  fixer: Fixer,
  { project, settings, reread }: Setup,
  { fix }: CheckOptions,
): Promise<RunResult | undefined> {
  const { file } = settings;
  const { fixConfig } = await import("../fix-config.js");
  const fixed = fixConfig({ settings, results, safety: fix?.safety ?? "safe", read: reread, finish });
  if (file === undefined || fixed === undefined) return undefined;
  const isMade = fixer.make({ ...fixed, path: file.path, file: join(project.root, file.path), hasMark: false });
  return isMade ? fixed.result : undefined;
}

/** Only allow entries that expire ask what day it is, and the first question about a time zone takes milliseconds. */
const todayFor = ({ allow }: Settings, io: Io): string => (allow.some(({ expires }) => expires !== undefined) ? localDay(io.now()) : "");
