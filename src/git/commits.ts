import type { RawChange } from "./raw-diff.js";
import { readRawChange } from "./raw-diff.js";
import type { GitPlace } from "./run.js";
import { streamGit } from "./start.js";

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** As UTF-8, whatever encoding the commit has. */
  readonly message: string;
  /** What it changes against its parent; nothing for a merge, and where nobody asked. */
  readonly changes: readonly RawChange[];
}

const LOG = "-c log.showRoot=true -c log.diffMerges=off log -z --reverse --no-color --no-show-signature --encoding=UTF-8 --format=%H%x20%P%n%B".split(" ");
const RAW = "--raw --no-renames --no-abbrev --no-ext-diff --no-relative".split(" ");

const COLON = 58;
const LINE_END = 10;

/**
 * The commits of a range as `git log` takes it (`A..B`, or one revision for all that it has), oldest first, some at a time while
 * git still looks for more. One run of git gives messages and changes alike, because each walk over the history costs as much as all else.
 * @throws UserError when git refuses.
 */
export async function* listCommits(place: GitPlace, range: string, { withChanges }: { readonly withChanges: boolean }): AsyncGenerator<readonly Commit[], void> {
  const reader = new LogReader();
  for await (const chunk of streamGit(place, [...LOG, ...(withChanges ? RAW : ["--no-patch"]), "--end-of-options", range, "--"])) yield reader.read(chunk);
  yield reader.finish();
}

/** Reads the log piece by piece, wherever a piece ends. */
export class LogReader {
  /** The beginning of a field whose end is still to come. */
  #pieces: Buffer[] = [];
  /** Of a change whose path is still to come. */
  #head: string | undefined;
  /** The commit whose changes are still to come. */
  #last: { readonly commit: Commit; readonly changes: RawChange[] } | undefined;

  /** The commits of which all is known now. */
  read(chunk: Buffer): readonly Commit[] {
    this.#pieces.push(chunk);
    if (!chunk.includes(0)) return [];
    const text = this.#joinPieces();
    const whole: Commit[] = [];
    let start = 0;
    for (let end = text.indexOf(0); end >= 0; end = text.indexOf(0, start)) {
      this.#readField(text, start, end, whole);
      start = end + 1;
    }
    this.#pieces = [text.subarray(start)];
    return whole;
  }

  finish(): readonly Commit[] {
    const whole: Commit[] = [];
    const rest = this.#joinPieces();
    if (rest.length > 0) this.#readField(rest, 0, rest.length, whole);
    if (this.#last !== undefined) whole.push(this.#last.commit);
    return whole;
  }

  #joinPieces(): Buffer {
    const [first, second] = this.#pieces;
    return first !== undefined && second === undefined ? first : Buffer.concat(this.#pieces);
  }

  #readField(text: Buffer, start: number, end: number, whole: Commit[]): void {
    if (this.#head !== undefined) {
      this.#last?.changes.push(readRawChange(this.#head, text.toString("utf8", start, end)));
      this.#head = undefined;
      return;
    }
    // A commit's first change stands on a line of its own; a commit begins with its name.
    const changeStart = text[start] === LINE_END ? start + 1 : start;
    if (text[changeStart] === COLON) {
      this.#head = text.toString("latin1", changeStart, end);
      return;
    }
    if (this.#last !== undefined) whole.push(this.#last.commit);
    const changes: RawChange[] = [];
    this.#last = { commit: readCommit(text.subarray(start, end), changes), changes };
  }
}

/** A commit's name has a string of its own: a part of the whole text would keep that in memory for as long as the name. */
function readCommit(text: Buffer, changes: readonly RawChange[]): Commit {
  const lineEnd = text.indexOf(LINE_END);
  const [sha = "", ...parents] = text.toString("latin1", 0, lineEnd).trim().split(" ");
  return { sha, parents, message: text.toString("utf8", lineEnd + 1), changes };
}
