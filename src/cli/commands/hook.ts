import { UserError } from "../../model/user-error.js";
import { notOneOf } from "../check-options.js";
import type { HookManager, HookPlace } from "../hook/hook-place.js";
import { findHookPlace } from "../hook/hook-place.js";
import { hookBlock } from "../hook/hook-text.js";
import { installHook, isInstalled, uninstallHook } from "../hook/install.js";
import type { Io } from "../io.js";
import { pathFrom } from "../path-from.js";
import type { Command, ExitCode } from "../verbs.js";

const ACTIONS = ["install", "status", "uninstall"];

/** What has to be done once before the manager runs its commit-msg hook. */
const THEN: Readonly<Partial<Record<HookManager, string>>> = {
  lefthook: "run lefthook install, if it is not installed yet",
  "pre-commit": "run pre-commit install --hook-type commit-msg",
};

/** `taglint hook install|status|uninstall`; status answers 0 when the hook is installed, else 1. */
export const hook: Command = ({ positionals }, io) => {
  const [action, ...others] = positionals;
  if (action === undefined || others.length > 0) throw new UserError("taglint hook takes install, status or uninstall");
  if (!ACTIONS.includes(action)) throw notOneOf("action", action, ACTIONS);
  return act(action, findHookPlace(io), io);
};

function act(action: string, place: HookPlace, io: Io): ExitCode {
  const shown = `${JSON.stringify(pathFrom(io.cwd, place.file))} (${place.manager})`;
  const say = (text: string): void => { io.stdout.write(`${text}\n`); };
  const installed = isInstalled(place);
  if (action === "status") {
    say(installed ? `installed in ${shown}` : `not installed in ${shown}`);
    return installed ? 0 : 1;
  }
  if (action === "install") {
    if (!installed && !installHook(place)) {
      io.stdout.write(hookBlock(place.manager));
      throw new UserError(`nothing can simply be added to ${shown}`, "put the lines above into it yourself");
    }
    say(installed ? `already in ${shown}` : `installed in ${shown}`);
    const then = THEN[place.manager];
    if (then !== undefined && !installed) say(then);
    return 0;
  }
  if (installed) uninstallHook(place);
  say(installed ? `taken out of ${shown}` : `not in ${shown}`);
  return 0;
}
