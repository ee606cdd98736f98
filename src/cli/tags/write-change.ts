import { rules } from "../../../rules/index.js";
import { applyEdits } from "../../engine/fix.js";
import { findConflict } from "../../formats/conflict.js";
import { identify } from "../../formats/identify.js";
import { readTagFile } from "../../formats/tag-file/read.js";
import { createLinter } from "../../linter.js";
import type { Facts } from "../../model/facts.js";
import type { Finding } from "../../model/finding.js";
import type { ParseOptions } from "../../model/format.js";
import { groupBy } from "../../model/group-by.js";
import { LineMap } from "../../model/line-map.js";
import type { TagEntry, TagEntryKey } from "../../model/tag-entry.js";
import { TAG_ENTRY_KEYS } from "../../model/tag-entry.js";
import type { TextEdit } from "../../model/text.js";
import { UserError } from "../../model/user-error.js";
import { pathFromCwd } from "../../project/project.js";
import { rewriteFile } from "../../project/rewrite-file.js";
import type { Io } from "../io.js";
import type { Setup } from "../load-settings.js";
import { tell } from "../messages.js";
import type { TagFileText } from "./tag-files.js";
import { loadRunFacts } from "./tag-files.js";

/** The texts of an entry's values. */
type Values = Readonly<Partial<Record<TagEntryKey, string>>>;

export interface TagChange {
  readonly file: TagFileText;
  /** All tag files, among them the one that changes. */
  readonly files: readonly TagFileText[];
  readonly edits: readonly TextEdit[];
  /** What the file's entries are to be afterwards. */
  readonly expected: readonly Values[];
}

export const valuesOf = ({ values }: TagEntry): Values => Object.fromEntries(TAG_ENTRY_KEYS.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key].source.value]])));

/**
 * Writes a change, unless it makes a rule report an error that it did not report before; such are told, and nothing is written.
 * Whether it was written.
 * @throws UserError when the edits would not give the entries that they should.
 */
export async function writeChange({ file, files, edits, expected }: TagChange, setup: Setup, io: Io): Promise<boolean> {
  const { project, settings } = setup;
  const shown = pathFromCwd(project, file.path);
  const reading = { placeholder: settings.placeholders.pattern, loadYaml: io.packages.yaml };
  refuseAmbiguous(file.text, shown, reading);
  const after = applyEdits(file.text, edits);
  const { entries } = readTagFile(after, reading);
  if (JSON.stringify(entries.map(valuesOf)) !== JSON.stringify(expected)) throw new UserError(`${JSON.stringify(shown)} is written in a way that taglint cannot change for sure`, "edit it by hand");
  const facts = await factsFor(file, entries, files, setup, io);
  const told = newFindings(file, after, facts, setup, io);
  for (const { severity, rule, message, location } of told) tell(io, `${shown}:${location.start.line}:${location.start.column}: ${severity} ${rule} ${message}`);
  if (told.some(({ severity }) => severity === "error")) {
    tell(io, "nothing is written");
    return false;
  }
  rewriteFile(file.file, file.text, after);
  return true;
}

/** Readers differ in what they make of such a file, so an entry might be written where it is lost. */
function refuseAmbiguous(text: string, shown: string, options: ParseOptions): void {
  const [conflict] = findConflict(text);
  const problem = conflict ?? readTagFile(text, options).problems.find(({ isAmbiguous }) => isAmbiguous === true);
  if (problem === undefined) return;
  const { line, column } = new LineMap(text).positionAt(problem.range.start);
  throw new UserError(`${shown}:${line}:${column}: ${problem.message}`, "nothing is written before that is mended");
}

/** What is known of the tag files' past, with the entries that they would have then. */
async function factsFor(file: TagFileText, entries: readonly TagEntry[], files: readonly TagFileText[], setup: Setup, io: Io): Promise<Facts> {
  const known = await loadRunFacts(setup, io, file);
  const tagFiles = files.map((one) => {
    const own = known?.tagFiles.find(({ path }) => path === one.path);
    return { path: one.path, entries: one === file ? entries : one.entries, base: own === undefined ? one.entries : own.base };
  });
  return { ...known, tagFiles };
}

function newFindings(file: TagFileText, after: string, facts: Facts, { settings }: Setup, io: Io): readonly Finding[] {
  const linter = createLinter({ rules, identify, settings, today: "", loadYaml: io.packages.yaml });
  const before = { ...facts, tagFiles: facts.tagFiles.map((one) => (one.path === file.path ? { ...one, entries: file.entries } : one)) };
  const findingsIn = (text: string, about: Facts): readonly Finding[] => linter.check({ path: file.path, text, facts: about })?.findings ?? [];
  const told = (finding: Finding): string => `${finding.rule} ${finding.message}`;
  const known = new Map(Array.from(groupBy(findingsIn(file.text, before), told), ([key, findings]) => [key, findings.length]));
  return findingsIn(after, facts).filter((finding) => {
    const left = known.get(told(finding)) ?? 0;
    known.set(told(finding), left - 1);
    return left <= 0;
  });
}
