import { rules } from "../../../rules/index.js";
import { identify } from "../../formats/identify.js";
import { createLinter } from "../../linter.js";
import type { FileResult } from "../../model/finding.js";
import type { Settings } from "../../model/settings.js";
import { pathFromCwd } from "../../project/project.js";
import { reporters } from "../../report/index.js";
import { readCheckOptions } from "../check-options.js";
import type { GatherInput, Source } from "../gather.js";
import { gatherSources } from "../gather.js";
import type { Io } from "../io.js";
import { loadSettings } from "../load-settings.js";
import { tell } from "../messages.js";
import { Progress } from "../progress.js";
import { judgeRun } from "../verdict.js";
import type { Command } from "../verbs.js";
import { writeReports } from "../write-reports.js";

/** `taglint check`: 0 clean, 1 findings at error level or too many warnings, 2 when a file could not be read. */
export const check: Command = async (args, io) => {
  const options = readCheckOptions(args, [...reporters.keys()]);
  const input: GatherInput = { ...(await loadSettings(args, io)), options, io };
  const { settings } = input;
  const linter = createLinter({ rules, identify, settings, today: todayFor(settings, io), inlineDisables: options.inlineDisables, reportUnused: options.reportUnused, loadYaml: io.packages.yaml });
  const progress = new Progress(io, options.progress);
  const results: FileResult[] = [];
  let isIncomplete = false;
  for (const source of await gatherSources(input)) {
    const { path, reading } = source;
    progress.update(results.length);
    if (reading.kind === "text") {
      const result = linter.check({ path, text: reading.text, problems: reading.problem && [reading.problem] });
      if (result !== undefined) results.push(result);
    } else {
      isIncomplete = explainUnread(source, input) || isIncomplete;
    }
  }
  progress.clear();
  const isWhole = options.origin.kind === "paths" && options.origin.paths.length === 0 && !isIncomplete;
  const result = linter.finish(results, { complete: isWhole });
  await writeReports(result, input, io.stdout);
  return isIncomplete ? 2 : judgeRun(result, options);
};

/** Says why a file was not checked, if that is worth a line; whether the run is incomplete for it. */
function explainUnread({ path, explicit, reading }: Source, { project, settings, io }: GatherInput): boolean {
  const shown = JSON.stringify(pathFromCwd(project, path));
  switch (reading.kind) {
    case "too-large":
      tell(io, `${shown} is not checked: it has ${reading.size} bytes, more than maxFileSize allows (${settings.maxFileSize})`);
      return false;
    case "unreadable":
      tell(io, `${shown} cannot be read (${reading.code})`);
      return true;
    case "binary":
      if (explicit) tell(io, `${shown} is not checked: it is a binary file`);
      return false;
    case "absent":
      // Of a name that is not UTF-8 a library outside of git may have kept no bytes to open the file by.
      if (path.includes("\uFFFD")) tell(io, `${shown} is not checked: its name is not UTF-8`);
      return false;
    default:
      return false;
  }
}

/** Only allow entries ask what day it is, and the first question about a time zone takes milliseconds. */
const todayFor = ({ allow }: Settings, io: Io): string => (allow.length === 0 ? "" : localDate(io.now()));

/** The day it is where the user is, since an entry's last day is a day of the user's calendar. */
function localDate(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
