import { failureOf, isPassing } from "./answer-failure.js";
import type { Attempts, Job } from "./attempts.js";
import type { AccessWish, Authorization, Authorizer } from "./authorizer.js";
import { parseChallenges } from "./challenge.js";
import type { Clock } from "./clock.js";
import { parseErrors } from "./error-body.js";
import { RegistryFailure } from "./registry-failure.js";
import type { HttpAnswer, HttpRequest } from "./transport.js";

/** A request of a repository's, before it is known who asks. */
export interface Ask extends Pick<Job<HttpAnswer>, "observe" | "most"> {
  readonly wish: AccessWish;
  readonly request: HttpRequest;
}

/** Asks registries: with authorization, by redirects, and again where that may help. */
export class Exchange {
  constructor(
    private readonly attempts: Attempts,
    private readonly authorizer: Authorizer,
    private readonly follow: (request: HttpRequest) => Promise<HttpAnswer>,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer, whatever its status, but for those that may pass and for 401.
   * @throws RegistryFailure
   */
  ask({ wish, request, observe, most }: Ask): Promise<HttpAnswer> {
    return this.attempts.run({
      host: wish.host,
      way: request.method === "PUT" ? "write" : "read",
      method: request.method,
      observe,
      ...(most === undefined ? {} : { most }),
      once: async () => {
        const answer = await this.#authorized(wish, request);
        if (isPassing(answer.status)) throw failureOf(answer, request.method, this.clock.now());
        return answer;
      },
    });
  }

  async #authorized(wish: AccessWish, request: HttpRequest): Promise<HttpAnswer> {
    const send = (authorization: Authorization | undefined): Promise<HttpAnswer> =>
      this.follow(authorization === undefined ? request : { ...request, headers: { ...request.headers, authorization: authorization.header } });

    const first = await this.authorizer.inAdvance(wish);
    const answer = await send(first);
    const second = await this.#better(answer, wish, request, first);
    if (second === undefined) return answer;
    const again = await send(second);
    if (again.status === 401 && isFrom(again, request)) throw await this.#refusal(again, wish);
    return again;
  }

  /** What to send in a second try; `undefined` when the answer stands. */
  async #better(answer: HttpAnswer, wish: AccessWish, request: HttpRequest, sent: Authorization | undefined): Promise<Authorization | undefined> {
    if (!isFrom(answer, request)) return undefined;
    if (answer.status === 401) return this.authorizer.answer(challengesOf(answer), wish, sent);
    // Some registries call a token that has expired so (ECR).
    const invalid = answer.status === 400 && parseErrors(answer.bytes).some(({ code, message }) => code === "DENIED" && /token is invalid/i.test(message));
    return invalid && sent?.scheme === "bearer" ? this.authorizer.renew(wish, sent) : undefined;
  }

  async #refusal(answer: HttpAnswer, { host, repository, access }: AccessWish): Promise<RegistryFailure> {
    const lacking = challengesOf(answer).some(({ parameters }) => parameters.get("error") === "insufficient_scope");
    if (lacking) return new RegistryFailure("denied", `${host} does not let this account ${access} ${repository}`);
    return this.authorizer.refusal(host);
  }
}

const challengesOf = ({ headers }: HttpAnswer): ReturnType<typeof parseChallenges> => parseChallenges(headers["www-authenticate"]);

/** A redirect may have led to another server, whose challenges are none of ours. */
const isFrom = (answer: HttpAnswer, { url }: HttpRequest): boolean => answer.url.origin === url.origin;
