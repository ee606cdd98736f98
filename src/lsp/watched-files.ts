import { statSync } from "node:fs";

/** Looks at files from time to time, for clients that do not tell when one changes. */
export class WatchedFiles {
  readonly #changed: () => void;
  readonly #every: number;
  readonly #marks = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;

  /** @param every milliseconds */
  constructor(changed: () => void, every: number) {
    this.#changed = changed;
    this.#every = every;
  }

  /** Looks at more files from now on; those that are not there may come. */
  add(files: readonly string[]): void {
    for (const file of files) if (!this.#marks.has(file)) this.#marks.set(file, markOf(file));
    if (this.#marks.size > 0) this.#timer ??= setInterval(() => { this.#look(); }, this.#every).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#marks.clear();
  }

  #look(): void {
    let hasChanged = false;
    for (const [file, before] of this.#marks) {
      const mark = markOf(file);
      hasChanged ||= mark !== before;
      this.#marks.set(file, mark);
    }
    if (hasChanged) this.#changed();
  }
}

/** What changes when a file does. */
function markOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "";
  }
}
