import { literalKind, mayLead } from "./address.js";
import type { AddressKind } from "./address.js";
import { isHub } from "./place.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanText, cleanUrl } from "./registry-text.js";
import { nearAddress } from "./transport.js";

/** What is known about the registry that names a realm. */
export interface RealmAsker {
  /** Host, with port if it has one. */
  readonly host: string;
  readonly kind: AddressKind;
}

/** What the user said of hosts. */
export interface RealmRules {
  /** Hosts that need no https. */
  readonly plainHttp: readonly string[];
  /** For a registry's host, the host that may be sent its credentials, too. */
  readonly authRealms: Readonly<Record<string, string>>;
}

/** Token servers that are known to belong to a registry. */
const KNOWN_PAIRS: Readonly<Record<string, string>> = { "registry.gitlab.com": "gitlab.com" };

/**
 * The URL of a token server, if it may be asked: https (http only on the machine itself, and where the user allows it), without a
 * user, and not at an IP address nearer than the registry's own. A name's addresses are looked at when it is connected to.
 * @throws RegistryFailure of kind `realm-refused`
 */
export function checkRealm(realm: string, asker: RealmAsker, { plainHttp }: RealmRules): URL {
  const refuse = (why: string): RegistryFailure => new RegistryFailure("realm-refused", `${asker.host} says to ask for a token at "${cleanText(realm.replace(/\?.*$/s, ""))}", which ${why}`);
  if (!URL.canParse(realm)) throw refuse("is no URL");
  const url = new URL(realm);
  if (url.username !== "" || url.password !== "") throw new RegistryFailure("realm-refused", `${asker.host} says to ask for a token at ${cleanUrl(url)} with a user in the URL`);
  const kind = literalKind(url.hostname);
  if (url.protocol !== "https:") {
    const beside = asker.kind === "loopback" && kind === "loopback";
    if (url.protocol !== "http:" || !(beside || plainHttp.includes(url.host))) throw refuse("is not https");
  }
  if (kind !== undefined && !isSameHost(url, asker.host) && !mayLead(asker.kind, kind)) throw nearAddress(url, { kind: asker.kind, refusal: "realm-refused" });
  return url;
}

/**
 * Makes sure that a registry's credentials may go to this token server: on its own host, of a known pair, or named in the configuration.
 * @throws RegistryFailure of kind `realm-refused`, with the line to add
 */
export function trustRealm(url: URL, host: string, { authRealms }: RealmRules): void {
  const known = isHub(host) ? "auth.docker.io" : KNOWN_PAIRS[host];
  if (isSameHost(url, host) || url.host === known) return;
  const named = Object.entries(authRealms).filter(([registry]) => registry.toLowerCase() === host || (isHub(registry) && isHub(host)));
  if (named.some(([, realm]) => realm.toLowerCase() === url.host)) return;
  const line = `authRealms: { ${JSON.stringify(host)}: ${JSON.stringify(url.host)} }`;
  throw new RegistryFailure("realm-refused", `${host} says to send its credentials to ${cleanUrl(url)}; if that is right, add to .taglint.yaml: ${line}`);
}

/** Whatever the ports. */
export function isSameHost(url: URL, host: string): boolean {
  return url.hostname === new URL(`https://${host}`).hostname;
}
