import { resolve } from "node:path";
import { fixText } from "../../engine/fix.js";
import { askMessageSettings } from "../../git/message-settings.js";
import { STAGED_CHANGES, stagedChangesIn } from "../../git/staged-changes.js";
import { startGit } from "../../git/start.js";
import type { Linter } from "../../linter.js";
import type { SourceFile } from "../../model/document.js";
import { UserError } from "../../model/user-error.js";
import { pathInProject } from "../../project/project.js";
import type { Reading } from "../../project/read-file.js";
import { createReader } from "../../project/read-file.js";
import { writeWholeFile } from "../../project/write-file.js";
import { reporters } from "../../report/index.js";
import { readCheckOptions } from "../check-options.js";
import { findImageChanges, settingsAskForMoves } from "../commit-changes.js";
import type { GatherInput } from "../gather.js";
import { loadSettings } from "../load-settings.js";
import { loadMoveFacts } from "../move-facts.js";
import { createMessageLinter } from "../message-linter.js";
import { asksForStaged, messageSourceFrom } from "../message-source.js";
import { tell } from "../messages.js";
import { judgeRun } from "../verdict.js";
import type { Command } from "../verbs.js";
import { writeReports } from "../write-reports.js";

/** `taglint commit-msg FILE`, for git's hook: 0 lets the commit pass, 1 stops it. With `--fix` what remains counts. */
export const commitMsg: Command = async (args, io) => {
  const [name, ...others] = args.positionals;
  if (name === undefined || others.length > 0) throw new UserError("taglint commit-msg takes the message's file", "in a hook: taglint commit-msg \"$1\"");
  const options = readCheckOptions(args, [...reporters.keys()]);
  // Git runs beside this program while that loads the rest.
  const asked = askMessageSettings(io);
  asked.catch(() => undefined);
  const input: GatherInput = { ...(await loadSettings(args, io)), options, io };
  const path = resolve(io.cwd, name);
  const draft = { path, place: io, project: input.project, settings: input.settings };
  // Facts about moves are loaded before the check; else what is staged is asked only by a rule that it matters to.
  const listed = asksForStaged(draft) && settingsAskForMoves(input.settings) ? startGit(io, STAGED_CHANGES) : undefined;
  const reading = createReader(input.settings.maxFileSize)({ file: path, follow: true });
  if (reading.kind !== "text") return explainUnread(name, reading, input);

  const linter = createMessageLinter(input);
  const settings = input.project.workTree === undefined ? undefined : await asked;
  const staged = listed && stagedChangesIn(io, await listed);
  const facts = staged && findImageChanges(staged, input).length > 0 ? await loadMoveFacts(input, io, { kind: "staged" }) : undefined;
  const commit = messageSourceFrom({ settings, staged }, { ...draft, linter, facts });
  const file: SourceFile = { path: pathInProject(input.project, path), text: reading.text, commit };
  const text = options.fix === undefined ? file.text : fixMessage(path, file, reading, linter, input);
  const checked = linter.check({ ...file, text });
  const result = linter.finish(checked === undefined ? [] : [checked], { complete: false });
  // A hook that has nothing to say says nothing.
  if (result.files.some(({ findings }) => findings.length > 0) || options.formats.some(({ name: format }) => format !== "pretty")) await writeReports(result, input, io.stdout);
  return judgeRun(result, options);
};

function explainUnread(name: string, reading: Exclude<Reading, { readonly kind: "text" }>, { io }: GatherInput): 0 {
  const shown = JSON.stringify(name);
  if (reading.kind === "absent") throw new UserError(`there is no message file ${shown}`);
  if (reading.kind === "unreadable") throw new UserError(`${shown} cannot be read (${reading.code})`);
  if (reading.kind === "special") throw new UserError(`${shown} is no file`);
  // Git refuses such a message itself, and in better words.
  tell(io, `${shown} is not checked: ${reading.kind === "binary" ? "it is a binary file" : "it is too large"}`);
  return 0;
}

/** The text with its fixes made, in the file as well. */
function fixMessage(path: string, file: SourceFile, { hasMark, problem }: Extract<Reading, { readonly kind: "text" }>, linter: Linter, { options, io }: GatherInput): string {
  if (problem !== undefined) {
    tell(io, `${JSON.stringify(file.path)} is not fixed: it is not UTF-8`);
    return file.text;
  }
  const { text, applied } = fixText(file, linter.check, options.fix?.safety ?? "safe");
  if (applied === 0) return file.text;
  writeWholeFile(path, hasMark ? `\uFEFF${text}` : text);
  tell(io, applied === 1 ? "one trailer is fixed" : `${applied} trailers are fixed`);
  return text;
}
