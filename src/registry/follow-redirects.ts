import { literalKind, mayLead } from "./address.js";
import type { AddressKind } from "./address.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanUrl } from "./registry-text.js";
import { headerOf, nearAddress } from "./transport.js";
import type { HttpAnswer, HttpRequest, Namer } from "./transport.js";

const MOST_HOPS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

export interface RedirectRules {
  readonly send: (call: HttpRequest) => Promise<HttpAnswer>;
  readonly kindOf: (url: URL) => Promise<AddressKind>;
}

/**
 * Sends a request and follows where the answers lead: at most five times, never from https to http, never to a nearer address, without
 * `Authorization` once the origin is another. What has a body goes on only by 307 or 308, and to the same origin.
 * @throws RegistryFailure of kind `redirect-refused`
 */
export async function followRedirects(first: HttpRequest, rules: RedirectRules): Promise<HttpAnswer> {
  let call = first;
  for (let hops = 0; ; hops++) {
    const answer = await rules.send(call);
    if (!REDIRECTS.includes(answer.status)) return answer;
    if (hops === MOST_HOPS) throw refuse(call.url, "leads on more than five times");
    const url = targetOf(answer);
    if (call.body !== undefined && !(answer.status >= 307 && url.origin === call.url.origin)) throw refuse(call.url, `leads what is sent there to ${cleanUrl(url)}`);
    call = { ...call, url, ...(await keepSafe(first, call, url, rules)) };
  }
}

function targetOf(answer: HttpAnswer): URL {
  const location = headerOf(answer, "location");
  if (location === undefined || !URL.canParse(location, answer.url.href)) throw refuse(answer.url, "leads on, and does not say where");
  const url = new URL(location, answer.url);
  if (url.protocol !== "https:" && (url.protocol !== "http:" || answer.url.protocol === "https:")) throw refuse(answer.url, `leads from ${answer.url.protocol}// to ${cleanUrl(url)}`);
  if (url.username !== "" || url.password !== "") throw refuse(answer.url, "leads on with a user in the URL");
  return url;
}

/** What changes when a request goes on from where it is to `url`. */
async function keepSafe(first: HttpRequest, call: HttpRequest, url: URL, rules: RedirectRules): Promise<Pick<HttpRequest, "headers" | "namedBy">> {
  if (url.origin === call.url.origin) return { headers: call.headers, namedBy: call.namedBy };
  const headers = Object.fromEntries(Object.entries(call.headers).filter(([name]) => name !== "authorization"));
  if (url.hostname === call.url.hostname) return { headers, namedBy: call.namedBy };
  const kinds = [await rules.kindOf(first.url), await rules.kindOf(call.url)] as const;
  const namedBy: Namer = { kind: kinds.includes("public") ? "public" : kinds[1], refusal: "redirect-refused" };
  const literal = literalKind(url.hostname);
  if (literal !== undefined && !mayLead(namedBy.kind, literal)) throw nearAddress(url, namedBy);
  return { headers, namedBy };
}

const refuse = (url: URL, why: string): RegistryFailure => new RegistryFailure("redirect-refused", `${cleanUrl(url)} ${why}`);
