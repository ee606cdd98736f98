import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../model/user-error.js";
import { credentialKey } from "./credential.js";
import type { Credential } from "./credential.js";
import { readCredentialFile } from "./credential-file.js";
import { askHelper } from "./credential-helper.js";
import type { Environment } from "./proxy-choice.js";
import { RegistryFailure } from "./registry-failure.js";

/** One of the places where credentials are looked for. */
interface Source {
  /** As messages call it. */
  readonly name: string;
  /** `undefined` when it is not there. */
  readonly text: () => string | undefined;
}

/** Finds who to be for a host, in the order that the documentation gives; each host is looked up once. */
export class CredentialStore {
  readonly #found = new Map<string, Promise<Credential | undefined>>();
  readonly #own: { readonly key: string; readonly credential: Credential } | undefined;

  /**
   * @param home the user's folder
   * @throws UserError when only some of `TAGLINT_REGISTRY_{HOST,USERNAME,PASSWORD}` are set.
   */
  constructor(
    private readonly env: Environment,
    private readonly home: string,
    private readonly debug: (line: string) => void,
  ) {
    this.#own = ownVariables(env);
  }

  /** @throws RegistryFailure of kind `auth` when a source is there and cannot be used. */
  find(host: string): Promise<Credential | undefined> {
    const key = credentialKey(host);
    const found = this.#found.get(key) ?? this.#search(host, key);
    this.#found.set(key, found);
    return found;
  }

  async #search(host: string, key: string): Promise<Credential | undefined> {
    const credential = this.#own?.key === key ? this.#own.credential : await this.#searchFiles(host);
    this.debug(`credentials for ${host}: ${credential === undefined ? "none found" : `from ${credential.source}`}`);
    return credential;
  }

  async #searchFiles(host: string): Promise<Credential | undefined> {
    for (const { name, text } of sourcesOf(this.env, this.home)) {
      const content = text();
      if (content === undefined) continue;
      const { helpers, credential } = readCredentialFile(content, host, name);
      for (const helper of helpers) {
        const answer = await askHelper(helper.name, host, `${name} (${helper.key})`, this.env);
        if (answer !== undefined) return answer;
      }
      if (credential !== undefined) return credential;
    }
    return undefined;
  }
}

function sourcesOf(env: Environment, home: string): readonly Source[] {
  const { DOCKER_AUTH_CONFIG, DOCKER_CONFIG, REGISTRY_AUTH_FILE, XDG_RUNTIME_DIR } = env;
  const sources: (Source | undefined)[] = [
    { name: "$DOCKER_AUTH_CONFIG", text: () => DOCKER_AUTH_CONFIG },
    DOCKER_CONFIG ? file("$DOCKER_CONFIG/config.json", join(DOCKER_CONFIG, "config.json")) : file("~/.docker/config.json", join(home, ".docker/config.json")),
    REGISTRY_AUTH_FILE ? file("$REGISTRY_AUTH_FILE", REGISTRY_AUTH_FILE) : undefined,
    XDG_RUNTIME_DIR ? file("$XDG_RUNTIME_DIR/containers/auth.json", join(XDG_RUNTIME_DIR, "containers/auth.json")) : undefined,
    file("~/.config/containers/auth.json", join(home, ".config/containers/auth.json")),
  ];
  return sources.filter((source) => source !== undefined);
}

function file(name: string, path: string): Source {
  return {
    name,
    text: () => {
      try {
        return readFileSync(path, "utf8");
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT" || code === "ENOTDIR") return undefined;
        throw new RegistryFailure("auth", `${name} cannot be read (${code ?? "unknown"}), so nothing tells whether it has credentials`);
      }
    },
  };
}

function ownVariables(env: Environment): { readonly key: string; readonly credential: Credential } | undefined {
  const { TAGLINT_REGISTRY_HOST: host, TAGLINT_REGISTRY_USERNAME: username, TAGLINT_REGISTRY_PASSWORD: password } = env;
  const missing = Object.entries({ HOST: host, USERNAME: username, PASSWORD: password }).filter(([, value]) => !value).map(([name]) => `TAGLINT_REGISTRY_${name}`);
  if (missing.length === 3) return undefined;
  if (!host || !username || !password) throw new UserError(`${missing.join(" and ")} is not set, and the rest is`, "set TAGLINT_REGISTRY_HOST, TAGLINT_REGISTRY_USERNAME and TAGLINT_REGISTRY_PASSWORD, or none of them");
  return { key: credentialKey(host), credential: { kind: "password", username, password, source: "$TAGLINT_REGISTRY_PASSWORD" } };
}
