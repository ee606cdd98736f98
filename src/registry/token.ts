import { basicAuthorization } from "./credential.js";
import type { Credential } from "./credential.js";
import { parseObject } from "./error-body.js";
import { CAPS } from "./limits.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanUrl } from "./registry-text.js";
import type { HttpRequest, Namer } from "./transport.js";

/** What a token is asked for. */
export interface TokenWish {
  readonly realm: URL;
  /** Empty when the challenge names none. */
  readonly service: string;
  /** Scopes with blanks between, such as `repository:library/nginx:pull`. */
  readonly scope: string;
}

export interface Token {
  readonly value: string;
  /** Milliseconds since 1970, with time left for the way. */
  readonly expiresAt: number;
}

/** The specification's, where the answer names no other. Seconds. */
const DEFAULT_LIFE = 60;

/** The request for a token: a GET with user and password or nobody; with a refresh token a POST (OAuth2). */
export function tokenRequest({ realm, service, scope }: TokenWish, credential: Credential | undefined, namedBy: Namer | undefined): HttpRequest {
  const wanted = [...(service === "" ? [] : [["service", service]]), ...scope.split(" ").filter((part) => part !== "").map((part) => ["scope", part])] as [string, string][];
  const common = { limit: CAPS.token, namedBy };
  if (credential?.kind === "identity-token") {
    const form = new URLSearchParams({ grant_type: "refresh_token", client_id: "taglint", refresh_token: credential.token });
    if (service !== "") form.set("service", service);
    form.set("scope", scope);
    return { ...common, method: "POST", url: realm, headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" }, body: form.toString() };
  }
  const url = new URL(realm);
  for (const [name, value] of wanted) url.searchParams.append(name, value);
  const authorization = credential === undefined ? {} : { authorization: basicAuthorization(credential) };
  return { ...common, method: "GET", url, headers: { accept: "application/json", ...authorization } };
}

/**
 * The token in a token server's answer.
 * @param now milliseconds since 1970, before the request
 * @throws RegistryFailure of kind `protocol`
 */
export function readToken(bytes: Uint8Array, url: URL, now: number): Token {
  const { token, access_token, expires_in } = parseObject(bytes) ?? {};
  const value = [token, access_token].find((text) => typeof text === "string" && text !== "");
  // It becomes a header.
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) throw new RegistryFailure("protocol", `${cleanUrl(url)} answered without a token`);
  const life = (typeof expires_in === "number" && expires_in > 0 ? expires_in : DEFAULT_LIFE) * 1000;
  return { value, expiresAt: now + life - Math.min(10_000, life / 4) };
}
