import type { Directive } from "../model/directive.js";

/** Knows which directives silence a rule on a line, and remembers which of them did. */
export class Suppressor {
  readonly #byLine = new Map<string, Directive>();
  readonly #stretches = new Map<string, Directive[]>();
  readonly #byFile = new Map<string, Directive>();
  readonly #used = new Set<Directive>();

  /** @param directives in file order, stretches of one rule not overlapping, as `readDirectives` gives them */
  constructor(directives: readonly Directive[]) {
    for (const directive of directives) this.#add(directive);
  }

  /** The directive that silences a finding of `rule` which can be silenced on any of these 1-based lines. */
  silence(rule: string, lines: readonly number[]): Directive | undefined {
    const directive = this.#find(rule, lines);
    if (directive !== undefined) this.#used.add(directive);
    return directive;
  }

  hasUsed(directive: Directive): boolean {
    return this.#used.has(directive);
  }

  /** Of two directives for the same rule and line the first one counts; the other is superfluous. */
  #add(directive: Directive): void {
    const { rule, scope } = directive;
    if (rule === undefined) return;
    if (scope.kind === "file") {
      if (!this.#byFile.has(rule)) this.#byFile.set(rule, directive);
    } else if (scope.kind === "line") {
      const key = `${scope.line} ${rule}`;
      if (!this.#byLine.has(key)) this.#byLine.set(key, directive);
    } else if (scope.kind === "lines" && scope.from <= scope.to) {
      const stretches = this.#stretches.get(rule);
      if (stretches === undefined) this.#stretches.set(rule, [directive]);
      else stretches.push(directive);
    }
  }

  #find(rule: string, lines: readonly number[]): Directive | undefined {
    for (const line of lines) {
      const directive = this.#byLine.get(`${line} ${rule}`) ?? findStretch(this.#stretches.get(rule) ?? [], line);
      if (directive !== undefined) return directive;
    }
    return this.#byFile.get(rule);
  }
}

/** Binary search for the stretch that holds the line. */
function findStretch(stretches: readonly Directive[], line: number): Directive | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const scope = stretches[middle]?.scope;
    if (scope?.kind !== "lines") return undefined;
    if (line < scope.from) high = middle - 1;
    else if (line > scope.to) low = middle + 1;
    else return stretches[middle];
  }
  return undefined;
}
