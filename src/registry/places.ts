/** Places in which work can be done, so many for each key; who finds them taken waits in line. */
export class Places {
  readonly #taken = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(private readonly most: number) {}

  /** Does the work as soon as one of the key's places is free. */
  async hold<T>(key: string, work: () => Promise<T>): Promise<T> {
    const taken = this.#taken.get(key) ?? 0;
    if (taken < this.most) this.#taken.set(key, taken + 1);
    else await new Promise<void>((resolve) => void this.#lineFor(key).push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#lineFor(key).shift();
      // The place goes from hand to hand, or is free.
      if (next !== undefined) next();
      else this.#taken.set(key, (this.#taken.get(key) ?? 1) - 1);
    }
  }

  #lineFor(key: string): (() => void)[] {
    const line = this.#waiting.get(key) ?? [];
    this.#waiting.set(key, line);
    return line;
  }
}
