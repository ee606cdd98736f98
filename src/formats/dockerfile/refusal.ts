import type { Problem } from "../../model/document.js";
import { nearest } from "../../model/nearest.js";
import { quote } from "../../model/quote.js";
import type { Range, SourceText } from "../../model/text.js";
import { readArguments, readPairs } from "./assignment.js";
import { FLAGS } from "./flag-table.js";
import { heredocOf } from "./heredoc.js";
import type { Flag, Instruction } from "./instruction.js";
import { argumentsOf, splitArguments } from "./instruction.js";
import { readJsonForm } from "./json-form.js";

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;
const WITH_JSON = new Set(["ADD", "COPY", "CMD", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"]);

/** Why Docker would refuse an instruction that it knows, by BuildKit's packages `parser` and `instructions`; it stops at the first reason. */
export function refusalOf(instruction: Instruction, escape: string): Problem | undefined {
  return badArguments(instruction, escape) ?? badFlag(instruction);
}

function badArguments(instruction: Instruction, escape: string): Problem | undefined {
  const { name, word } = instruction;
  const args = argumentsOf(instruction);
  if (WITH_JSON.has(name) && readJsonForm(args)?.some((element) => typeof element !== "string") === true) {
    return { range: word.range, message: `${name} has a JSON array with something other than strings; put quotes around every element` };
  }
  switch (name) {
    case "FROM":
      return badFrom(instruction);
    case "ADD":
    case "COPY":
      return badCopy(instruction, args);
    case "ENV":
    case "LABEL":
      return badPairs(instruction, escape);
    case "ARG":
      return args === "" ? needs(instruction, "a name") : badNames(name, readArguments(instruction, escape).map((argument) => argument.name), word.range);
    case "ONBUILD":
      return badTrigger(instruction, args);
    case "SHELL":
      return (readJsonForm(args)?.length ?? 0) > 0 ? undefined : needs(instruction, 'a JSON array, such as ["/bin/sh", "-c"]');
    case "HEALTHCHECK":
      return badHealthcheck(instruction, args);
    case "EXPOSE":
      return args === "" ? needs(instruction, "a port") : undefined;
    case "VOLUME":
      return args === "" ? needs(instruction, "a path") : undefined;
    case "WORKDIR":
    case "USER":
    case "STOPSIGNAL":
    case "MAINTAINER":
      return args === "" ? needs(instruction, "an argument") : undefined;
    default:
      return undefined;
  }
}

const needs = ({ name, word }: Instruction, what: string): Problem => ({ range: word.range, message: `${name} needs ${what}; add it or remove the line` });

function badFrom(instruction: Instruction): Problem | undefined {
  const words = splitArguments(instruction, 4);
  const [image, as, stage] = words;
  if (image === undefined) return needs(instruction, "an image");
  if (words.length === 1) return undefined;
  if (words.length !== 3 || as?.value.toLowerCase() !== "as" || stage === undefined) {
    const extra = words[1]?.value ?? "";
    return { range: instruction.word.range, message: `FROM takes one image and, if need be, "AS name", but ${quote(extra)} follows the image; remove what is too much` };
  }
  if (STAGE_NAME.test(stage.value.toLowerCase())) return undefined;
  return { range: stage.range, message: `${quote(stage.value)} is no name for a stage; begin with a letter and use letters, digits, "-", "_" and "."` };
}

function badCopy(instruction: Instruction, args: string): Problem | undefined {
  const words = readJsonForm(args) ?? splitArguments(instruction).map((word) => word.value);
  if (words.length < 2) return needs(instruction, "a source and a destination");
  const last = words.at(-1);
  if (typeof last !== "string" || heredocOf(last) === undefined) return undefined;
  return { range: instruction.word.range, message: `${instruction.name} has the heredoc ${quote(last)} as its destination; add the path to write to` };
}

function badPairs(instruction: Instruction, escape: string): Problem | undefined {
  const { name, word } = instruction;
  const pairs = readPairs(instruction, escape);
  if (pairs.length === 0) return needs(instruction, "a name and a value");
  const incomplete = pairs.find((pair) => pair.value === undefined);
  if (incomplete !== undefined) {
    return { range: incomplete.whole.range, message: `${name} has ${quote(incomplete.whole.value)} without a value; write it as name=value` };
  }
  return badNames(name, pairs.map((pair) => pair.name), word.range);
}

function badNames(instruction: string, names: readonly SourceText[], range: Range): Problem | undefined {
  if (names.every((name) => name.value !== "")) return undefined;
  return { range, message: `${instruction} has a value without a name; write it as name=value` };
}

function badTrigger(instruction: Instruction, args: string): Problem | undefined {
  if (args === "") return needs(instruction, "an instruction");
  const trigger = /^[^\t\v\f\r ]+/.exec(args)?.[0].toUpperCase() ?? "";
  if (trigger !== "ONBUILD" && trigger !== "FROM" && trigger !== "MAINTAINER") return undefined;
  return { range: instruction.word.range, message: `ONBUILD cannot keep ${trigger} for later builds; remove the line` };
}

function badHealthcheck(instruction: Instruction, args: string): Problem | undefined {
  const type = /^\S+/.exec(args)?.[0] ?? "";
  const command = args.slice(type.length).trim();
  const range = instruction.word.range;
  if (type === "") return needs(instruction, "CMD or NONE");
  if (type.toUpperCase() === "NONE") return command === "" ? undefined : { range, message: "HEALTHCHECK NONE takes no arguments; remove them" };
  if (type.toUpperCase() !== "CMD") return { range, message: `HEALTHCHECK does not know ${quote(type)}; use CMD or NONE` };
  const elements = readJsonForm(command);
  if (elements?.some((element) => typeof element !== "string") === true) {
    return { range, message: "HEALTHCHECK has a JSON array with something other than strings; put quotes around every element" };
  }
  return command === "" || elements?.length === 0 ? needs(instruction, "a command behind CMD") : undefined;
}

function badFlag(instruction: Instruction): Problem | undefined {
  const known = FLAGS[instruction.name];
  const isDisabled = instruction.name === "HEALTHCHECK" && argumentsOf(instruction).toUpperCase() === "NONE";
  if (known === undefined || isDisabled) return undefined;
  const seen = new Set<string>();
  for (const flag of instruction.flags) {
    const message = flagMessage(instruction.name, flag, known, seen);
    if (message !== undefined) return { range: flag.whole.range, message };
    seen.add(flag.name);
  }
  return undefined;
}

function flagMessage(instruction: string, { name, value }: Flag, known: Readonly<Record<string, string>>, seen: ReadonlySet<string>): string | undefined {
  const kind = Object.hasOwn(known, name) ? known[name] : undefined;
  if (kind === undefined) {
    const near = nearest(name, Object.keys(known));
    return `${instruction} has no flag ${quote(name)}; ${near === undefined ? "remove it" : `did you mean ${near}?`}`;
  }
  if (seen.has(name) && kind !== "values") return `${instruction} has the flag ${quote(name)} twice; remove one`;
  if (kind === "boolean") {
    if (value === undefined || /^(?:true|false)$/i.test(value.value)) return undefined;
    return `${instruction} ${name} is true or false, not ${quote(value.value)}; correct it`;
  }
  return value === undefined ? `${instruction} ${name} needs a value; write ${name}=…` : undefined;
}
