import { join } from "node:path";
import { fixText, isMadeUnasked } from "../engine/fix.js";
import type { Linter } from "../linter.js";
import type { SourceFile } from "../model/document.js";
import type { FileResult } from "../model/finding.js";
import { isUserError, UserError } from "../model/user-error.js";
import { BYTE_ORDER_MARK } from "../project/decode.js";
import { pathFromCwd, pathFromTop, pathInProject } from "../project/project.js";
import { createReader } from "../project/read-file.js";
import { rewriteFile } from "../project/rewrite-file.js";
import { printableCode } from "../model/printable.js";
import { unifiedDiff } from "../report/unified-diff.js";
import type { FixChoice } from "./check-options.js";
import type { GatherInput, TextSource } from "./gather.js";
import { tell, tellUserError } from "./messages.js";
import { settlingShared } from "./settle-shared.js";

/** A file's text before and after its fixes, without byte order mark. */
interface Change {
  readonly path: string;
  readonly file: string | Buffer | undefined;
  readonly hasMark: boolean;
  readonly before: string;
  readonly after: string;
  readonly applied: number;
  readonly facts?: SourceFile["facts"];
}

/** Fixes the files of a run one by one: in their place, or as a diff, or on standard output, as the options say. */
export class Fixer {
  /** The fixed text of standard input, once there is one, with its byte order mark. */
  fixedInput: string | undefined;
  /** Whether a file could not be fixed for a reason other than its content. */
  hasFailed = false;
  /** Whether the index still has what is fixed in the work tree. */
  mustStage = false;
  readonly #input: GatherInput;
  readonly #linter: Linter;
  readonly #choice: FixChoice;
  /** Fixed in the index, not yet in the work tree. */
  readonly #staged: Change[] = [];
  #applied = 0;
  #files = 0;

  constructor(input: GatherInput, linter: Linter, choice: FixChoice) {
    this.#input = input;
    this.#linter = settlingShared(linter);
    this.#choice = choice;
  }

  /** Checks a file and fixes it; the result is that of the text that the file has then. */
  check(source: TextSource, file: SourceFile): FileResult | undefined {
    const { safety } = this.#choice;
    const result = this.#linter.check(file);
    const isFixable = result?.findings.some(({ fixes }) => fixes.some((fix) => isMadeUnasked(fix, safety)));
    if (isFixable !== true) return result;
    const { path, file: target, reading } = source;
    if (reading.problem !== undefined) {
      tell(this.#input.io, `${this.#show(path)} is not fixed, because it is not UTF-8`);
      return result;
    }
    const fixed = fixText(file, this.#linter.check, safety);
    const change = { path, file: target, hasMark: reading.hasMark, before: file.text, after: fixed.text, applied: fixed.applied, facts: file.facts };
    return this.make(change) ? fixed.result : result;
  }

  /** Writes a change, or shows it; whether it counts as made. */
  make(change: Change): boolean {
    if (change.before === change.after) return false;
    const { origin } = this.#input.options;
    if (this.#choice.output === "diff") {
      this.#showDiff(change);
      return false;
    }
    if (origin.kind === "staged") this.#staged.push(change);
    else if (origin.kind === "stdin") this.fixedInput = change.hasMark ? BYTE_ORDER_MARK + change.after : change.after;
    else return this.#write(change);
    return true;
  }

  /**
   * Brings what is fixed in the index to the work tree, and says what was done.
   * @throws UserError when such a file is staged only in part; nothing is written then.
   */
  async finish(): Promise<void> {
    const { io, options } = this.#input;
    if (this.#staged.length > 0) await this.#writeStaged();
    if (this.#files > 0 && !options.quiet) tell(io, `made ${count(this.#applied, "fix", "fixes")} in ${count(this.#files, "file", "files")}`);
  }

  async #writeStaged(): Promise<void> {
    const { project, settings, io } = this.#input;
    const top = project.workTree ?? project.root;
    const { listUnstagedFiles } = await import("../git/unstaged.js");
    const unstaged = new Set(Array.from(listUnstagedFiles({ cwd: io.cwd, env: io.env }), (path) => pathInProject(project, join(top, path))));
    const partly = this.#staged.filter(({ path }) => unstaged.has(path)).map(({ path }) => this.#show(path));
    if (partly.length > 0) {
      const isOne = partly.length === 1;
      const what = `${partly.join(", ")} ${isOne ? "is" : "are"} staged only in part, so --fix --staged would mix what is staged with what is not`;
      throw new UserError(what, `nothing is fixed; stage the rest of ${isOne ? "it" : "them"}, put it aside, or fix without --staged`);
    }
    const read = createReader(settings.maxFileSize);
    for (const { path, file = "", facts } of this.#staged) {
      const reading = read({ file, follow: false });
      // The work tree may have other line ends than the index, so its own text is fixed.
      const before = reading.kind === "text" ? reading.text : "";
      const { text: after, applied } = fixText({ path, text: before, facts }, this.#linter.check, this.#choice.safety);
      if (!this.#write({ path, file, hasMark: false, before, after, applied })) continue;
      this.mustStage = true;
      tell(io, `${this.#show(path)} is fixed; stage it again, the index still has it as it was`);
    }
  }

  #write({ file, before, after, applied }: Change): boolean {
    if (file === undefined) return false;
    try {
      rewriteFile(file, before, after);
    } catch (error) {
      if (!isUserError(error)) throw error;
      tellUserError(this.#input.io, error);
      this.hasFailed = true;
      return false;
    }
    this.#applied += applied;
    this.#files++;
    return true;
  }

  #showDiff({ path, hasMark, before, after }: Change): void {
    const { project, io } = this.#input;
    const mark = hasMark ? BYTE_ORDER_MARK : "";
    const diff = unifiedDiff({ path: pathFromTop(project, path), before: mark + before, after: mark + after });
    // A terminal must not obey what a file holds; whoever applies the diff needs each byte.
    io.stdout.write(io.stdout.isTerminal() ? diff.split("\n").map(printableCode).join("\n") : diff);
  }

  #show(path: string): string {
    return JSON.stringify(pathFromCwd(this.#input.project, path));
  }
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
