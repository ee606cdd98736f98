import { X509Certificate, createSign, randomUUID } from "node:crypto";
import { makeCertificate } from "./certificate.js";
import type { Certificate } from "./certificate.js";
import type { Received, Reply, Upstream } from "./fault-server.js";
import { errorBody } from "./faults.js";

export interface TokenServerOptions {
  /** Passwords by user; who gives none is nobody, and may pull only. */
  readonly users?: Readonly<Record<string, string>>;
  /** Refresh tokens that are somebody's. */
  readonly refreshTokens?: readonly string[];
  /** Whether nobody gets tokens, too; default true. */
  readonly anonymous?: boolean;
  /** Seconds; default 300. */
  readonly life?: number;
  /** Milliseconds since 1970; default the system's. */
  readonly now?: () => number;
}

/** One for all, because keys take long to make. */
const CERTIFICATE = makeCertificate({ hosts: ["localhost"] });

interface Access {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

/** Gives tokens as the distribution specification has it: JWTs, RS256, with their certificate, which a real registry takes. */
export class TokenServer {
  readonly issuer = "taglint-tests";
  readonly service = "registry.test";
  readonly certificate: Certificate = CERTIFICATE;
  life: number;
  readonly #now: () => number;

  constructor(private readonly options: TokenServerOptions = {}) {
    this.life = options.life ?? 300;
    this.#now = options.now ?? Date.now;
  }

  readonly upstream: Upstream = (received) => Promise.resolve(this.#answer(received));

  /** Whether a token that was given lets somebody do this now. */
  allows(token: string, repository: string, action: string): boolean {
    const [, payload = ""] = token.split(".");
    const { exp, access } = JSON.parse(Buffer.from(payload, "base64url").toString() || "{}") as { readonly exp?: number; readonly access?: readonly Access[] };
    return exp !== undefined && exp * 1000 > this.#now() && (access ?? []).some(({ name, actions }) => name === repository && actions.includes(action));
  }

  /** A token as somebody would get it. */
  sign(repository: string, actions: readonly string[]): string {
    return this.#sign([{ type: "repository", name: repository, actions }]);
  }

  #answer({ method, headers, query, body }: Received): Reply {
    const form = new URLSearchParams(method === "POST" ? body.toString() : query);
    const known = method === "POST" ? this.#knowsRefresh(form) : this.#knowsUser(headers.authorization);
    if (known === undefined) return { status: 401, headers: { "content-type": "application/json" }, body: errorBody({ code: "UNAUTHORIZED", message: "authentication required" }) };
    const scopes = form.getAll("scope").flatMap((scope) => scope.split(" "));
    const token = this.#sign(scopes.map((scope) => accessOf(scope, known)));
    const named = method === "POST" ? { access_token: token } : { token };
    return { status: 200, headers: { "content-type": "application/json" }, body: Buffer.from(JSON.stringify({ ...named, expires_in: this.life })) };
  }

  #knowsRefresh(form: URLSearchParams): true | undefined {
    const known = form.get("grant_type") === "refresh_token" && (this.options.refreshTokens ?? []).includes(form.get("refresh_token") ?? "");
    return known || undefined;
  }

  /** `false` for nobody, `undefined` for somebody with a wrong password. */
  #knowsUser(authorization: string | undefined): boolean | undefined {
    if (authorization === undefined) return this.options.anonymous === false ? undefined : false;
    const [user = "", ...password] = Buffer.from(authorization.replace(/^Basic /, ""), "base64").toString().split(":");
    return this.options.users?.[user] === password.join(":") ? true : undefined;
  }

  #sign(access: readonly Access[]): string {
    const seconds = Math.floor(this.#now() / 1000);
    const x5c = [new X509Certificate(this.certificate.cert).raw.toString("base64")];
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: this.issuer, sub: "", aud: this.service, iat: seconds, nbf: seconds - 5, exp: seconds + this.life, jti: randomUUID(), access };
    const signed = `${encode({ typ: "JWT", alg: "RS256", x5c })}.${encode(claims)}`;
    return `${signed}.${createSign("sha256").update(signed).sign(this.certificate.key, "base64url")}`;
  }
}

function accessOf(scope: string, known: boolean): Access {
  const [type = "", ...rest] = scope.split(":");
  const actions = (rest.pop() ?? "").split(",").filter((action) => known || action === "pull");
  return { type, name: rest.join(":"), actions };
}
