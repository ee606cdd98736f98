import type { Io } from "./io.js";

/** Milliseconds that a run may take before it shows how far it is, and between two such lines. */
const PATIENCE = 500;
const PACE = 100;

/** A line on a terminal's standard error that says how far a long run is, and goes away at its end. */
export class Progress {
  readonly #io: Io;
  #isShown: boolean;
  #due: number;
  #isDrawn = false;

  constructor(io: Io, isWanted: boolean) {
    this.#io = io;
    this.#due = io.now().getTime() + PATIENCE;
    this.#isShown = isWanted && !io.env.CI;
  }

  /** `done`: files checked so far. */
  update(done: number): void {
    if (!this.#isShown) return;
    const now = this.#io.now().getTime();
    if (now < this.#due) return;
    this.#due = now + PACE;
    // Asked this late because the answer costs more than a short run takes.
    this.#isShown = this.#isDrawn || this.#io.stderr.isTerminal();
    if (!this.#isShown) return;
    this.#isDrawn = true;
    this.#io.stderr.write(`\r${done} files checked`);
  }

  clear(): void {
    if (this.#isDrawn) this.#io.stderr.write("\r\x1b[K");
    this.#isDrawn = false;
  }
}
