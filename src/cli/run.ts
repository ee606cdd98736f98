import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { nearest } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import type { Arguments } from "./arguments.js";
import { parseArguments } from "./arguments.js";
import type { Io } from "./io.js";
import { tell, tellError } from "./messages.js";
import type { ExitCode, Verb } from "./verbs.js";
import { VERBS } from "./verbs.js";

/**
 * Runs one command line (without `node` and the script) and answers its exit code: 0 clean, 1 findings at error level, 2 usage,
 * configuration or internal error. Never throws.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await runVerb(parseArguments(argv), io);
  } catch (error) {
    tellError(io, error, argv.includes("--debug"));
    return 2;
  }
}

async function runVerb(args: Arguments, io: Io): Promise<ExitCode> {
  const { verb, rest } = chooseVerb(args, io);
  if (args.options.has("version")) {
    const { readVersion } = await import("./version.js");
    io.stdout.write(`${readVersion(io.packageRoot)}\n`);
    return 0;
  }
  if (args.options.has("help")) {
    const { showOverview, showVerb } = await import("./help.js");
    io.stdout.write(rest === args ? showOverview(VERBS) : showVerb(verb));
    return 0;
  }
  for (const name of args.options.keys()) {
    if (!verb.options.includes(name)) throw new UserError(`taglint ${verb.name} takes no --${name}`, `taglint ${verb.name} --help lists what it takes`);
  }
  const command = await verb.load();
  return command(rest, io);
}

/**
 * The verb that the first word names, else `check` with that word as a path. A shell's `*` may well begin with a folder `config` or
 * `rules`, so where a file of that name is, the word is a verb only if the rest can be meant for it, and a line says so.
 */
function chooseVerb(args: Arguments, io: Io): { readonly verb: Verb; readonly rest: Arguments } {
  const [check] = VERBS;
  if (check === undefined) throw new Error("no verbs");
  const word = args.beforeDashes > 0 ? args.positionals[0] : undefined;
  if (word === undefined) return { verb: check, rest: args };
  const verb = VERBS.find((candidate) => candidate.name === word);
  const words = args.positionals.slice(1);
  const isPath = (path: string): boolean => existsSync(resolve(io.cwd, path));
  if (verb !== undefined && (verb.takes(words) || !isPath(word))) {
    // All of them paths, as a glob gives them.
    if ((verb !== check || words.length > 0) && args.positionals.every(isPath)) tell(io, `${JSON.stringify(word)} is taken for the command; ./${word} is the path of that name`);
    return { verb, rest: { ...args, positionals: words, beforeDashes: args.beforeDashes - 1 } };
  }
  if (/^[a-z-]+$/i.test(word) && !isPath(word)) throw unknownVerb(word);
  return { verb: check, rest: args };
}

function unknownVerb(word: string): UserError {
  const names = VERBS.map((verb) => verb.name);
  const near = nearest(word, names);
  const hint = near === undefined ? `the commands are ${names.join(", ")}` : `did you mean ${JSON.stringify(near)}?`;
  return new UserError(`there is no command and no file ${JSON.stringify(word)}`, hint);
}
