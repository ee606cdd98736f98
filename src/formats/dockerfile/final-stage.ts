import type { BuildMetadata, FinalStage } from "../../model/document.js";
import { textOfParts } from "../../model/part.js";
import type { SourceText } from "../../model/text.js";
import type { Assignment } from "./assignment.js";
import { readArguments, readPairs } from "./assignment.js";
import type { WordContext } from "./expansion.js";
import { expandWord } from "./expansion.js";
import { MASK } from "./placeholder.js";
import { Scope } from "./scope.js";
import type { Stage } from "./stage.js";
import type { Statement } from "./statement.js";

/** What the stage's image records, also through the stages of this file that it stands on; a later value takes over from an earlier one. */
export function readFinalStage(stage: Stage, text: string, escape: string): FinalStage {
  const reader = new MetadataReader(text, escape);
  for (const link of chainTo(stage)) for (const statement of link.body) reader.add(statement);
  return { range: stage.from.range, metadata: reader.metadata() };
}

/** The stage and what it stands on, the lowest first. */
function chainTo(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let link: Stage | undefined = stage; link !== undefined; link = link.base) chain.push(link);
  return chain.reverse();
}

class MetadataReader {
  readonly #context: WordContext;
  readonly #written = new Map<string, BuildMetadata>();
  readonly #arguments = new Map<string, BuildMetadata>();
  /** Variables that carry a build argument's value: ARGs, and ENVs that use one. */
  readonly #fed = new Set<string>();
  readonly #recorded = new Set<string>();

  constructor(text: string, escape: string) {
    this.#context = { text, escape, scope: new Scope(() => new Map()) };
  }

  add({ instruction }: Statement): void {
    if (instruction.name === "ARG") {
      for (const { name, whole } of readArguments(instruction, this.#context.escape)) {
        this.#fed.add(name.value);
        this.#arguments.set(name.value, { kind: "env", name: name.value, range: whole.range, source: "bare-argument" });
      }
    } else if (instruction.name === "LABEL") {
      for (const pair of readPairs(instruction, this.#context.escape)) this.#record("label", pair);
    } else if (instruction.name === "ENV") {
      // All values of one instruction see what was set before it.
      const entries = readPairs(instruction, this.#context.escape).map((pair) => this.#record("env", pair));
      for (const { name, source } of entries) {
        if (source === "argument") this.#fed.add(name);
        else this.#fed.delete(name);
      }
    }
  }

  metadata(): readonly BuildMetadata[] {
    const bare = [...this.#arguments.values()].filter(({ name }) => !this.#recorded.has(name));
    return [...this.#written.values(), ...bare];
  }

  #record(kind: "env" | "label", { name, value, whole }: Assignment): BuildMetadata {
    const used = [...this.#namesIn(value)].filter((variable) => this.#fed.has(variable));
    for (const variable of used) this.#recorded.add(variable);
    // A template fills its placeholder in with each build, as an argument would.
    const isFed = used.length > 0 || value?.value.includes(MASK) === true;
    const entry: BuildMetadata = { kind, name: this.#plain(name), range: whole.range, source: isFed ? "argument" : "constant" };
    this.#written.set(`${kind} ${entry.name}`, entry);
    return entry;
  }

  #namesIn(value: SourceText | undefined): ReadonlySet<string> {
    return (value && expandWord(value, this.#context)?.names) ?? new Set();
  }

  #plain(name: SourceText): string {
    return textOfParts(expandWord(name, this.#context)?.parts ?? []) ?? name.value;
  }
}
