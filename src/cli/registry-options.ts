import { resolve } from "node:path";
import type { Settings } from "../model/settings.js";
import { UserError } from "../model/user-error.js";
import { openRegistryClient } from "../registry/open-registry-client.js";
import type { RegistryClient } from "../registry/registry-client.js";
import type { Arguments } from "./arguments.js";
import type { Io } from "./io.js";
import { tell } from "./messages.js";

/** A client, and what ends it: what it still waits for is given up. */
export interface OpenRegistry {
  readonly client: RegistryClient;
  readonly close: () => Promise<void>;
}

/**
 * Opens a client as the options, the configuration and the environment say; sends nothing yet.
 * @throws UserError for options that make no sense, and for a certificates' file that cannot be used.
 */
export function openRegistry({ options }: Arguments, settings: Settings, io: Io): OpenRegistry {
  const ended = new AbortController();
  const caFile = options.get("ca-file")?.[0];
  const client = openRegistryClient({
    env: io.env,
    plainHttp: options.get("plain-http") ?? [],
    authRealms: settings.authRealms,
    maxWait: readSeconds(options.get("max-wait")?.[0]),
    signal: ended.signal,
    ...(caFile !== undefined && { caFile: resolve(io.cwd, caFile) }),
    ...(options.has("debug") && { debug: (line) => { tell(io, line); } }),
  });
  return {
    client,
    close: async () => {
      ended.abort();
      await client.close();
    },
  };
}

/** Milliseconds. */
function readSeconds(value = "120"): number {
  if (!/^\d{1,6}$/.test(value)) throw new UserError(`--max-wait takes seconds, not ${JSON.stringify(value)}`);
  return Number(value) * 1000;
}
