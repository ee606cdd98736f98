import type { Challenge } from "./challenge.js";
import { basicAuthorization } from "./credential.js";
import type { Credential } from "./credential.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanText } from "./registry-text.js";
import type { TokenStore } from "./token-store.js";
import type { Token } from "./token.js";

/** What a request is about, for its authorization. */
export interface AccessWish {
  readonly host: string;
  readonly repository: string;
  readonly access: "pull" | "push";
}

/** What was sent as `Authorization`, and where it came from. */
export interface Authorization {
  readonly header: string;
  readonly scheme: "basic" | "bearer";
  readonly token?: string;
}

/** Where a registry wants its tokens from. */
export interface TokenService {
  readonly realm: string;
  readonly service: string;
}

export interface AuthorizerOptions {
  readonly credentialFor: (host: string) => Promise<Credential | undefined>;
  /** Gets a token; checks the realm, and whether it may be sent the credential. */
  readonly requestToken: (host: string, service: TokenService, scope: string, credential: Credential | undefined) => Promise<Token>;
  readonly tokens: TokenStore;
}

/**
 * Answers registries' challenges. What a host asked for once is given at once afterwards: a user and password to the host; a token,
 * where the host names scopes by its own repositories.
 */
export class Authorizer {
  readonly #known = new Map<string, TokenService | "basic">();

  constructor(private readonly options: AuthorizerOptions) {}

  /** What to send before being asked. @throws RegistryFailure */
  async inAdvance(wish: AccessWish): Promise<Authorization | undefined> {
    const known = this.#known.get(wish.host);
    if (known === undefined) return undefined;
    return known === "basic" ? this.#basic(wish.host) : this.#bearer(wish, known, scopeOf(wish), undefined);
  }

  /**
   * What to send to a registry that answered 401.
   * @param rejected what was sent before
   * @throws RegistryFailure of kind `auth`, `realm-refused`, or why no token came
   */
  async answer(challenges: readonly Challenge[], wish: AccessWish, rejected: Authorization | undefined): Promise<Authorization> {
    const { host } = wish;
    const realm = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"))?.parameters;
    if (realm !== undefined) {
      const service = { realm: realm.get("realm") ?? "", service: realm.get("service") ?? "" };
      const asked = realm.get("scope") ?? "";
      const ours = asked === "" || asked.split(" ").every((part) => part.startsWith(`repository:${wish.repository}:`));
      const bearer = await this.#bearer(wish, service, ours ? scopeOf(wish) : asked, rejected?.token);
      if (ours) this.#known.set(host, service);
      return bearer;
    }
    if (challenges.some(({ scheme }) => scheme === "basic")) {
      if (rejected?.scheme === "basic") throw await this.refusal(host);
      const basic = await this.#basic(host);
      if (basic === undefined) throw await this.refusal(host);
      this.#known.set(host, "basic");
      return basic;
    }
    const offered = challenges.map(({ scheme }) => cleanText(scheme)).join(", ") || "nothing that taglint knows";
    throw new RegistryFailure("auth", `${host} asks to log in by ${offered}; taglint does it by Basic and Bearer`);
  }

  /** Another token in place of one that the registry took for invalid. @throws RegistryFailure */
  async renew(wish: AccessWish, rejected: Authorization): Promise<Authorization | undefined> {
    const known = this.#known.get(wish.host);
    return known === undefined || known === "basic" ? undefined : this.#bearer(wish, known, scopeOf(wish), rejected.token);
  }

  /** Why a host that was given what it asked for, or could not be, still answers 401. */
  async refusal(host: string): Promise<RegistryFailure> {
    const credential = await this.options.credentialFor(host);
    if (credential === undefined) return new RegistryFailure("auth", `${host} asks for credentials, and none were found for it; log in, or set TAGLINT_REGISTRY_HOST, _USERNAME and _PASSWORD`);
    if (credential.kind === "identity-token") return new RegistryFailure("auth", `${host} does not take the identity token from ${credential.source}; log in again`);
    return new RegistryFailure("auth", `${host} refused the user name and password from ${credential.source}`);
  }

  async #basic(host: string): Promise<Authorization | undefined> {
    const credential = await this.options.credentialFor(host);
    return credential?.kind === "password" ? { header: basicAuthorization(credential), scheme: "basic" } : undefined;
  }

  async #bearer(wish: AccessWish, service: TokenService, scope: string, rejected: string | undefined): Promise<Authorization> {
    const key = [wish.host, service.realm, service.service, scope].join("\n");
    const token = await this.options.tokens.take(key, rejected, async () => {
      const credential = await this.options.credentialFor(wish.host);
      return this.options.requestToken(wish.host, service, scope, credential);
    });
    return { header: `Bearer ${token}`, scheme: "bearer", token };
  }
}

const scopeOf = ({ repository, access }: AccessWish): string => `repository:${repository}:${access === "push" ? "pull,push" : "pull"}`;
