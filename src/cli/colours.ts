import type { Colours } from "../report/colours.js";
import { noColours } from "../report/colours.js";
import type { Io } from "./io.js";

/**
 * Whether to colour: the option decides, else FORCE_COLOR, else NO_COLOR (no-color.org), else whether a person is watching.
 * The order of the two variables is Node's own.
 */
export function wantsColour({ env, stdout }: Io, option: boolean | undefined): boolean {
  if (option !== undefined) return option;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env.NO_COLOR) return false;
  return env.TERM !== "dumb" && stdout.isTerminal();
}

/** The colours of the terminal, or none; the package behind them is loaded only for some. */
export function chooseColours(io: Io, isColoured: boolean): Colours {
  if (!isColoured) return noColours;
  const chalk = io.packages.chalk();
  return { error: chalk.red, warning: chalk.yellow, info: chalk.blue, faint: chalk.dim, strong: chalk.bold };
}
