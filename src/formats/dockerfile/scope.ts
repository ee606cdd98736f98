import type { Part } from "../../model/part.js";

/**
 * What a name stands for: a value written in this file, or one that the builder always gives and nobody can read here.
 * A name that is not set has none: the build may pass it, or it is empty.
 */
export type Variable =
  | { readonly kind: "written"; readonly parts: readonly Part[]; readonly isDerived: boolean }
  | { readonly kind: "given" };

/** Set for every FROM by BuildKit's `defaultArgs`. */
const PLATFORM_ARGUMENTS = ["PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT"].flatMap((name) => [`BUILD${name}`, `TARGET${name}`]);

/** The names that a FROM, or a stage's instructions, can use. */
export class Scope {
  /** Made when it is first needed: most stages have no ARG. */
  #variables: Map<string, Variable> | undefined;
  readonly #uses: () => ReadonlyMap<string, number>;

  /** @param uses how often the file names each variable, counted when it is first asked for */
  constructor(uses: () => ReadonlyMap<string, number>) {
    this.#uses = uses;
  }

  /** The scope of the ARGs before the first FROM. */
  static global(uses: () => ReadonlyMap<string, number>): Scope {
    const scope = new Scope(uses);
    for (const name of [...PLATFORM_ARGUMENTS, "TARGETSTAGE"]) scope.set(name, { kind: "given" });
    return scope;
  }

  get(name: string): Variable | undefined {
    return this.#variables?.get(name);
  }

  /** An ARG without a default leaves what the name already has. */
  set(name: string, variable: Variable | undefined): void {
    if (variable !== undefined) (this.#variables ??= new Map()).set(name, variable);
  }

  isShared(name: string): boolean {
    return (this.#uses().get(name) ?? 0) > 1;
  }
}

/** How often a text uses each name as a variable; a mention in a script counts, because the script would see the change, too. */
export function countUses(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ""] of text.matchAll(/\$\{?([A-Za-z_]\w*)/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
