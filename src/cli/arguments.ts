import { nearest } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import type { Option, OptionName } from "./options.js";
import { OPTIONS } from "./options.js";

/** A command line, read but not yet understood. */
export interface Arguments {
  /** The values of the options that are there, in order; a flag has one empty value. */
  readonly options: ReadonlyMap<OptionName, readonly string[]>;
  readonly positionals: readonly string[];
  /** How many of the positionals stand before a `--`, behind which all are paths. */
  readonly beforeDashes: number;
}

/**
 * Reads `--name`, `--name=value`, `--name value`, `-s value`, `-svalue`, `-s=value`; what follows `--` is positional.
 * @throws UserError for an option that does not exist, lacks its value, has one too many or comes twice.
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const options = new Map<OptionName, string[]>();
  const positionals: string[] = [];
  let beforeDashes: number | undefined;
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (beforeDashes !== undefined || word === "-" || !word.startsWith("-")) {
      positionals.push(word);
      continue;
    }
    if (word === "--") {
      beforeDashes = positionals.length;
      continue;
    }
    const { option, shown, attached } = splitOption(word);
    if (option.value === undefined && attached !== undefined) throw new UserError(`${shown} takes no value`);
    const value = option.value === undefined ? "" : (attached ?? option.implied ?? argv[++index]);
    if (value === undefined) throw new UserError(`${shown} needs a value: ${shown} ${option.value ?? ""}`);
    const before = options.get(option.name) ?? [];
    if (before.length > 0 && option.value !== undefined && option.repeatable !== true) throw new UserError(`${shown} is given twice`);
    options.set(option.name, [...before, value]);
  }
  return { options, positionals, beforeDashes: beforeDashes ?? positionals.length };
}

type KnownOption = Option & { readonly name: OptionName };

const KNOWN: readonly KnownOption[] = OPTIONS;

function splitOption(word: string): { readonly option: KnownOption; readonly shown: string; readonly attached: string | undefined } {
  if (!word.startsWith("--")) {
    const shown = word.slice(0, 2);
    const option = KNOWN.find((known) => known.short === shown.slice(1));
    if (option === undefined) throw new UserError(`there is no option ${JSON.stringify(word)}`, "taglint --help lists them");
    const rest = word.slice(2);
    return { option, shown, attached: rest === "" ? undefined : rest.replace(/^=/, "") };
  }
  const equals = word.indexOf("=");
  const shown = equals < 0 ? word : word.slice(0, equals);
  const option = KNOWN.find((known) => `--${known.name}` === shown);
  if (option === undefined) throw unknownOption(shown);
  return { option, shown, attached: equals < 0 ? undefined : word.slice(equals + 1) };
}

function unknownOption(shown: string): UserError {
  const near = nearest(shown.slice(2), KNOWN.map((known) => known.name));
  const hint = near === undefined ? "taglint --help lists them" : `did you mean --${near}?`;
  return new UserError(`there is no option ${JSON.stringify(shown)}`, hint);
}
