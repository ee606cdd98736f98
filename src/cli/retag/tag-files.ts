import { rules } from "../../../rules/index.js";
import { identify } from "../../formats/identify.js";
import { readTagFile } from "../../formats/tag-file/read.js";
import { createLinter } from "../../linter.js";
import { localDay } from "../../model/day.js";
import type { FileResult, RunResult } from "../../model/finding.js";
import { LineMap } from "../../model/line-map.js";
import type { Settings } from "../../model/settings.js";
import type { TagEntry } from "../../model/tag-entry.js";
import { textOfEntry } from "../../model/tag-entry.js";
import type { Position } from "../../model/text.js";
import { quote } from "../../model/quote.js";
import { UserError } from "../../model/user-error.js";
import type { Candidate } from "../../project/discover.js";
import { discover } from "../../project/discover.js";
import { pathFromCwd } from "../../project/project.js";
import { createReader } from "../../project/read-file.js";
import { createFolderWalker } from "../../project/walk-folder.js";
import type { WrittenEntry, WrittenKey } from "../../retag/retag-entry.js";
import type { Io } from "../io.js";
import type { Setup } from "../load-settings.js";
import { plainCheckOptions } from "../check-options.js";
import { tell } from "../messages.js";
import { RunFacts } from "../run-facts.js";

/** The tag files of a run. */
export interface TagFiles {
  /** What the rules say about them. */
  readonly result: RunResult;
  /** What keeps them from being tag files, whatever rules are on: `file:line:column: what`. */
  readonly problems: readonly string[];
  /** In the order of the files. Those that lack a value are left out, and are among the problems. */
  readonly entries: readonly WrittenEntry[];
}

const FORMAT = "tag-file";

/**
 * Reads the tag files that are named, else those of the configuration, and judges them by their rules.
 * @throws UserError when there are none, and for one that cannot be read.
 */
export async function readTagFiles(paths: readonly string[], setup: Setup, io: Io): Promise<TagFiles> {
  const { project } = setup;
  const candidates = await findTagFiles(paths, setup, io);
  const named = new Set(candidates.map(({ path }) => path));
  // What is named here is a tag file, whatever it looks like.
  const settings: Settings = { ...setup.settings, formatFor: (path) => (named.has(path) ? FORMAT : setup.settings.formatFor(path)) };
  const linter = createLinter({ rules, identify, settings, today: localDay(io.now()), loadYaml: io.packages.yaml });
  // Those that are skipped need not be at hand.
  const facts = new RunFacts({ project, settings: { ...settings, tagging: { ...settings.tagging, gitFiles: [] } }, options: plainCheckOptions(), io });
  const read = createReader(settings.maxFileSize);
  const files = candidates.map(({ path, file, explicit }) => {
    const shown = pathFromCwd(project, path);
    const reading = read({ file, follow: explicit });
    if (reading.kind !== "text") throw new UserError(`${JSON.stringify(shown)} cannot be read as a tag file (${reading.kind})`);
    return { path, shown, text: reading.text, problems: reading.problem && [reading.problem] };
  });
  const results: FileResult[] = [];
  for (const { path, text, problems } of files) {
    const result = linter.check({ path, text, problems, facts: await facts.of(path, text) });
    if (result !== undefined) results.push(result);
  }
  const parsed = files.map(({ shown, text }) => parse(text, shown, io));
  return {
    result: linter.finish(results, { complete: false }),
    problems: parsed.flatMap(({ problems }) => problems),
    entries: parsed.flatMap(({ entries }) => entries),
  };
}

/** Another repository's tags are given, and recorded, by the job of its own merges; two that do it would not know of each other's lock. */
export function tellSkipped({ settings }: Setup, io: Io): void {
  for (const { git, path } of settings.tagging.gitFiles) tell(io, `the tag file ${quote(path)} of ${quote(git)} is skipped, because taglint retag works on the tag files of its own repository; run it there`);
}

async function findTagFiles(paths: readonly string[], { project, settings }: Setup, io: Io): Promise<readonly Candidate[]> {
  const { globs, gitFiles, matchesPath } = settings.tagging;
  if (paths.length === 0 && globs.length === 0) {
    const hint = gitFiles.length > 0 ? "name one of this repository" : "name one, or list them under tagFiles in .taglint.yaml";
    throw new UserError("no tag file is configured in this project", hint);
  }
  const isNamed = (path: string): boolean => paths.length > 0 && /\.ya?ml$/.test(path);
  const candidates = await discover(
    {
      project,
      env: io.env,
      wanted: (path) => matchesPath(path) || isNamed(path),
      ignores: settings.ignores,
      forceExclude: false,
      walk: createFolderWalker(io.packages.fastGlob),
      unknown: (path) => { throw new UserError(`${JSON.stringify(path)} is no tag file`, "a tag file is YAML, and ends in .yaml"); },
      note: (message) => { tell(io, message); },
    },
    paths,
  );
  // A folder stands for the configured tag files in it.
  const found = candidates.filter(({ path, explicit }) => explicit || matchesPath(path));
  if (found.length === 0) throw new UserError(paths.length === 0 ? `no file matches tagFiles (${globs.join(", ")})` : `there is no tag file in ${paths.map((path) => JSON.stringify(path)).join(", ")}`);
  return found;
}

function parse(text: string, file: string, io: Io): Pick<TagFiles, "problems" | "entries"> {
  const lines = new LineMap(text);
  const { entries, problems } = readTagFile(text, { loadYaml: io.packages.yaml });
  return {
    problems: problems.map(({ range, message }) => {
      const { line, column } = lines.positionAt(range.start);
      return `${file}:${line}:${column}: ${message}`;
    }),
    entries: entries.flatMap((entry) => readEntry(entry, file, lines) ?? []),
  };
}

function readEntry(entry: TagEntry, file: string, lines: LineMap): WrittenEntry | undefined {
  const [name, sourceTag, sourceRef, tag] = (["name", "src_build_tag", "src_ref", "tag"] as const).map((key) => textOfEntry(entry, key));
  if (name === undefined || sourceTag === undefined || tag === undefined) return undefined;
  const positionOf = (key: WrittenKey): Position => lines.positionAt((entry.values[key]?.source.range ?? entry.range).start);
  const positions = { name: positionOf("name"), src_build_tag: positionOf("src_build_tag"), tag: positionOf("tag") };
  return { file, line: positions.tag.line, positions, name, sourceTag, sourceRef, tag };
}
