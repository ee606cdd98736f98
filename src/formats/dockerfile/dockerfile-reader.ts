import type { Document } from "../../model/document.js";
import type { ParseOptions } from "../../model/format.js";
import type { Certainty, Image } from "../../model/image.js";
import { textOfParts } from "../../model/part.js";
import type { Range, SourceText } from "../../model/text.js";
import { readArguments } from "./assignment.js";
import type { Expansion } from "./expansion.js";
import { expandWord } from "./expansion.js";
import { readFinalStage } from "./final-stage.js";
import type { Instruction } from "./instruction.js";
import { splitArguments } from "./instruction.js";
import { fromOfMount } from "./mount.js";
import { findSyntax } from "./parser-directive.js";
import { findProblems } from "./problems.js";
import { maskPlaceholders } from "./placeholder.js";
import { imageAt } from "./reference-image.js";
import { Scope, countUses } from "./scope.js";
import { StageNames } from "./stage.js";
import type { Stage } from "./stage.js";
import type { Statement } from "./statement.js";
import { readStatements } from "./statement.js";

/** Reads a Dockerfile: its images by BuildKit's rules for stages and variables, what Docker refuses, and what its last stage records. */
export function readDockerfile(path: string, text: string, options: ParseOptions): Document {
  const { escape, statements, comments, problems, conflict } = readStatements(text, options.placeholder);
  const syntax = findSyntax(text);
  const reader = new ImageReader(text, escape, statements);
  if (syntax !== undefined) {
    const line = { text: syntax.reference.value, pieces: syntax.reference.range.start };
    const { text: value } = maskPlaceholders(line, options.placeholder);
    reader.readSyntax({ ...syntax.reference, value }, syntax.statement);
  }
  for (const statement of statements) reader.read(statement);
  const last = reader.stages.at(-1);
  return {
    images: reader.images,
    comments,
    problems: findProblems({ path, text, escape, statements, lexical: problems, refused: reader.refused, conflict, syntax }),
    finalStage: last && readFinalStage(last, text, escape),
  };
}

class ImageReader {
  readonly images: Image[] = [];
  readonly stages: Stage[] = [];
  /** Words whose `${…}` Docker cannot read. */
  readonly refused: SourceText[] = [];
  readonly #text: string;
  readonly #escape: string;
  readonly #uses = (): ReadonlyMap<string, number> => (this.#counted ??= countUses(this.#text));
  #counted: ReadonlyMap<string, number> | undefined;
  readonly #global: Scope;
  /** Stages that stand before the place of reading: what FROM can mean. */
  readonly #earlier = new StageNames();
  /** All stages: COPY and RUN mean one of this name even where it stands too late for Docker. */
  readonly #all = new StageNames();

  constructor(text: string, escape: string, statements: readonly Statement[]) {
    this.#text = text;
    this.#escape = escape;
    this.#global = Scope.global(this.#uses);
    for (const statement of statements) {
      const name = stageName(statement.instruction);
      if (name !== undefined) this.#all.add({ name, from: statement, base: undefined, body: [], scope: this.#global });
    }
  }

  readSyntax(reference: SourceText, statement: Range): void {
    const expansion = expandWord(reference, { scope: new Scope(this.#uses), escape: "\0", text: this.#text });
    if (expansion !== undefined) this.#addImage(reference, expansion, "# syntax", statement);
  }

  read(statement: Statement): void {
    const { instruction } = statement;
    const stage = this.stages.at(-1);
    if (instruction.name === "FROM") this.#readFrom(statement);
    else stage?.body.push(statement);
    if (instruction.name === "ARG") this.#readArg(instruction, stage);
    else this.#readSources(statement, stage);
  }

  #readFrom(statement: Statement): void {
    const words = splitArguments(statement.instruction, 4);
    const [word] = words;
    const expansion = word && this.#expand(word, this.#global);
    const base = expansion && this.#earlier.find(expansion.parts);
    // More words are a mistake of their own.
    if (word !== undefined && expansion === undefined && words.length !== 2) this.refused.push(word);
    if (word !== undefined && expansion !== undefined && base === undefined) this.#addImage(word, expansion, "FROM", statement.range);
    const stage: Stage = { name: stageName(statement.instruction), from: statement, base, body: [], scope: new Scope(this.#uses) };
    this.stages.push(stage);
    this.#earlier.add(stage);
  }

  /** An ARG before the first FROM is for FROMs; a stage takes it over by naming it again. */
  #readArg(instruction: Instruction, stage: Stage | undefined): void {
    const scope = stage?.scope ?? this.#global;
    for (const { name, value } of readArguments(instruction, this.#escape)) {
      if (value === undefined) {
        if (stage !== undefined) scope.set(name.value, this.#global.get(name.value));
        continue;
      }
      const expansion = this.#expand(value, scope);
      if (expansion === undefined) continue;
      scope.set(name.value, { kind: "written", parts: expansion.parts, isDerived: expansion.isDerived });
    }
  }

  /** `COPY --from` and `RUN --mount`. Docker expands no variables there, Buildah does, by the stage's ARGs. */
  #readSources({ instruction, trigger, range }: Statement, stage: Stage | undefined): void {
    const { name, flags } = trigger ?? instruction;
    const prefix = trigger === undefined ? "" : "ONBUILD ";
    if (name === "COPY" || name === "ADD") {
      const from = flags.findLast((flag) => flag.name === "--from")?.value;
      if (from !== undefined && from.value !== "") this.#addSource(from, `${prefix}${name} --from`, range, stage, trigger !== undefined);
    } else if (name === "RUN") {
      for (const flag of flags) {
        const from = flag.name === "--mount" && flag.value !== undefined ? fromOfMount(flag.value) : undefined;
        if (from !== undefined) this.#addSource(from, `${prefix}RUN --mount`, range, stage, trigger !== undefined);
      }
    }
  }

  #addSource(word: SourceText, where: string, statement: Range, stage: Stage | undefined, isTrigger: boolean): void {
    const expansion = this.#expand(word, stage?.scope ?? this.#global);
    if (expansion === undefined || this.#all.find(expansion.parts) !== undefined) return;
    // A number is a stage's; a trigger's bare name can be a stage of the Dockerfile that is built on this one.
    if (/^[+-]?\d+$/.test(textOfParts(expansion.parts) ?? "")) return;
    this.#addImage(word, expansion, where, statement, isTrigger && /^[\w.-]+$/.test(word.value) ? "likely" : "certain");
  }

  #addImage(word: SourceText, expansion: Expansion, where: string, statement: Range, certainty: Certainty = "certain"): void {
    if (textOfParts(expansion.parts) === "scratch") return;
    const image = imageAt(word, expansion, { where, certainty, statement, text: this.#text });
    if (image !== undefined) this.images.push(image);
  }

  #expand(word: SourceText, scope: Scope): Expansion | undefined {
    return expandWord(word, { scope, escape: this.#escape, text: this.#text });
  }
}

function stageName(instruction: Instruction): string | undefined {
  if (instruction.name !== "FROM") return undefined;
  const [, as, name] = splitArguments(instruction, 3);
  return as?.value.toLowerCase() === "as" ? name?.value.toLowerCase() : undefined;
}
