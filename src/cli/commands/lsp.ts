import { serveStdio } from "../../lsp/server.js";
import { UserError } from "../../model/user-error.js";
import { createHost } from "../lsp-host.js";
import type { Command } from "../verbs.js";

/** `taglint lsp --stdio`: serves until the client goes away; the protocol's library then ends the process. */
export const lsp: Command = (args, io) => {
  if (args.positionals.length > 0) throw new UserError("taglint lsp takes no arguments", "editors tell the server what to check");
  if (!args.options.has("stdio")) throw new UserError("taglint lsp needs to be told how to speak", "taglint lsp --stdio");
  serveStdio(createHost(args, io));
  return new Promise(() => undefined);
};
