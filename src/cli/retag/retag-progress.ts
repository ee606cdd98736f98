import { printable } from "../../model/printable.js";
import type { RetagResult } from "../../retag/retag-result.js";
import type { WaitListener } from "../../retag/tally.js";
import type { Io } from "../io.js";

/** Waits of fewer milliseconds than this are not worth a word. */
const NOTABLE = 1000;

/** Tells on standard error how far a run is: one line that changes, for a terminal; else a line for each entry that has ended. */
export class RetagProgress {
  readonly #io: Io;
  readonly #total: number;
  readonly #style: "none" | "live" | "lines";
  #ended = 0;
  #failed = 0;
  #wait = "";
  #waitEnds = 0;

  constructor(io: Io, total: number, isWanted: boolean) {
    this.#io = io;
    this.#total = total;
    this.#style = !isWanted ? "none" : io.stderr.isTerminal() ? "live" : "lines";
  }

  readonly onWait: WaitListener = ({ host, reason, milliseconds }) => {
    if (milliseconds < NOTABLE || this.#style === "none") return;
    const seconds = Math.ceil(milliseconds / 1000);
    const text = `${reason === "rate-limit" ? "rate limit of" : "trying again:"} ${host || "the registry"}, ${seconds} s`;
    const isNew = text !== this.#wait;
    this.#wait = text;
    this.#waitEnds = this.#now() + milliseconds;
    if (this.#style === "live") this.#draw();
    else if (isNew) this.#write(`waiting  ${text}\n`);
  };

  end({ entry, state, kind, message }: RetagResult): void {
    this.#ended++;
    if (state === "failed" || state === "skipped") this.#failed++;
    if (this.#style === "live") this.#draw();
    if (this.#style !== "lines") return;
    const said = message === undefined ? "" : `  ${kind === undefined ? "" : `${kind}: `}${message}`;
    this.#write(`${state}  ${entry.name}:${entry.tag}${said}\n`);
  }

  clear(): void {
    if (this.#style === "live") this.#io.stderr.write("\r\x1b[K");
  }

  #draw(): void {
    const failed = this.#failed === 0 ? "" : `, ${this.#failed} failed`;
    const wait = this.#now() < this.#waitEnds ? `  (${printable(this.#wait)})` : "";
    this.#io.stderr.write(`\r\x1b[K${this.#ended} of ${this.#total} entries${failed}${wait}`);
  }

  #write(text: string): void {
    this.#io.stderr.write(`${printable(text)}\n`);
  }

  #now(): number {
    return this.#io.now().getTime();
  }
}
