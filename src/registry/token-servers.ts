import { failureOf, isPassing } from "./answer-failure.js";
import type { Attempts } from "./attempts.js";
import type { TokenService } from "./authorizer.js";
import type { BaseUrls } from "./base-urls.js";
import type { Clock } from "./clock.js";
import type { Credential } from "./credential.js";
import { describeErrors } from "./error-body.js";
import type { HostKinds } from "./host-kinds.js";
import { checkRealm, isSameHost, trustRealm } from "./realm.js";
import type { RealmRules } from "./realm.js";
import { RegistryFailure } from "./registry-failure.js";
import { readToken, tokenRequest } from "./token.js";
import type { Token } from "./token.js";
import type { HttpAnswer, HttpRequest, Namer } from "./transport.js";

export interface TokenServerOptions {
  readonly attempts: Attempts;
  readonly follow: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly baseUrls: BaseUrls;
  readonly hostKinds: HostKinds;
  readonly rules: RealmRules;
  readonly clock: Clock;
  readonly debug: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** The servers that registries name for tokens. */
export class TokenServers {
  constructor(private readonly options: TokenServerOptions) {}

  /** @throws RegistryFailure, none that may pass: what might, was tried again here. */
  async request(host: string, { realm, service }: TokenService, scope: string, credential: Credential | undefined): Promise<Token> {
    const { rules, hostKinds, baseUrls, clock, debug } = this.options;
    const kind = await hostKinds.of(await baseUrls.of(host));
    const url = checkRealm(realm, { host, kind }, rules);
    if (credential !== undefined) trustRealm(url, host, rules);
    const namedBy: Namer | undefined = isSameHost(url, host) ? undefined : { kind, refusal: "realm-refused" };
    debug(`token for ${host} ${scope}: from ${url.host}, as ${credential === undefined ? "nobody" : credential.source}`);

    const began = clock.now();
    const answer = await this.#ask(tokenRequest({ realm: url, service, scope }, credential, namedBy));
    if (answer.status === 200) return readToken(answer.bytes, url, began);
    // OAuth2 answers 400 to a refresh token that it does not take.
    const refused = [401, 403].includes(answer.status) || (answer.status === 400 && credential?.kind === "identity-token");
    if (!refused) throw failureOf(answer, "GET", clock.now());
    const what = credential === undefined ? "gives no token to nobody, and no credentials were found" : `refused the credentials from ${credential.source}`;
    throw new RegistryFailure("auth", `${url.host}, which ${host} asks for tokens, ${what} (${answer.status})${describeErrors(answer.bytes)}`);
  }

  async #ask(request: HttpRequest): Promise<HttpAnswer> {
    const { attempts, follow, clock, signal } = this.options;
    const job = { host: request.url.host, way: "none", method: request.method, observe: () => undefined } as const;
    try {
      return await attempts.run({
        ...job,
        once: async () => {
          const answer = await follow({ ...request, signal });
          if (isPassing(answer.status)) throw failureOf(answer, request.method, clock.now());
          return answer;
        },
      });
    } catch (error) {
      if (!(error instanceof RegistryFailure)) throw error;
      const { resetsAt } = error.details;
      throw new RegistryFailure(error.kind, error.message, resetsAt === undefined ? {} : { resetsAt });
    }
  }
}
