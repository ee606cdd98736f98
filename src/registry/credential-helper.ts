import { execFile } from "node:child_process";
import { HUB_SERVER, credentialKey } from "./credential.js";
import type { Credential } from "./credential.js";
import { parseObject } from "./error-body.js";
import { isHub } from "./place.js";
import type { Environment } from "./proxy-choice.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanText } from "./registry-text.js";

const TIME_LIMIT = 30_000;
const OUTPUT_LIMIT = 64 * 1024;
/** No path, no option, nothing that a shell would read. */
const STRICT_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/**
 * Asks `docker-credential-<name>` for a host's credential; `undefined` when it has none.
 * @throws RegistryFailure of kind `auth` when it cannot be asked, or fails.
 */
export async function askHelper(name: string, host: string, source: string, env: Environment): Promise<Credential | undefined> {
  if (!STRICT_NAME.test(name)) throw new RegistryFailure("auth", `${source} names the credential helper "${cleanText(name)}", which is no name of one`);
  const program = `docker-credential-${name}`;
  const server = isHub(host) ? HUB_SERVER : credentialKey(host);
  const { failure, stdout } = await run(program, server, env);
  // Helpers tell their errors on standard output.
  if (failure !== undefined) {
    if (/credentials not found/i.test(stdout)) return undefined;
    throw new RegistryFailure("auth", `${program}, which ${source} names, ${failure}${stdout.trim() === "" ? "" : `: ${cleanText(stdout)}`}`);
  }
  const answer = parseObject(Buffer.from(stdout, "utf8"));
  const { Username: username, Secret: secret } = answer ?? {};
  if (typeof username !== "string" || typeof secret !== "string") throw new RegistryFailure("auth", `${program}, which ${source} names, did not answer as helpers do`);
  if (username === "" && secret === "") return undefined;
  const from = `${program}, named by ${source}`;
  return username === "<token>" ? { kind: "identity-token", token: secret, source: from } : { kind: "password", username, password: secret, source: from };
}

interface Run {
  /** What went wrong, as a sentence's end. */
  readonly failure: string | undefined;
  readonly stdout: string;
}

function run(program: string, input: string, env: Environment): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env, timeout: TIME_LIMIT, maxBuffer: OUTPUT_LIMIT, killSignal: "SIGKILL", windowsHide: true } as const;
    const child = execFile(program, ["get"], options, (error, stdout) => {
      // What was cut off may be a secret, so it is no part of the message.
      if (error !== null && error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") resolve({ failure: "printed more than 64 KiB", stdout: "" });
      else if (error !== null && error.code === "ENOENT") resolve({ failure: "is not installed, or not on PATH", stdout: "" });
      else if (error?.killed === true) resolve({ failure: `did not answer within ${TIME_LIMIT / 1000} s`, stdout: "" });
      else resolve({ failure: error === null ? undefined : "failed", stdout });
    });
    // A helper that ends without reading breaks the pipe; how it ended says more.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}
