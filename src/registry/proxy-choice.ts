import { BlockList, isIP, isIPv6 } from "node:net";
import { literalKind } from "./address.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for a URL, by the environment: `https_proxy` or `http_proxy` (also in upper case), unless `no_proxy` names the host. As
 * Go's tools have it, which other clients of registries are: the machine itself is never asked by proxy.
 */
export function proxyFor(url: URL, env: Environment): string | undefined {
  const scheme = url.protocol.slice(0, -1);
  const proxy = variable(env, `${scheme}_proxy`);
  if (proxy === undefined || literalKind(url.hostname) === "loopback") return undefined;
  if (isExempt(url, variable(env, "no_proxy") ?? "")) return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

/** The variable, in lower or in upper case; an empty one is none. */
const variable = (env: Environment, name: string): string | undefined => [env[name], env[name.toUpperCase()]].find((value) => value !== undefined && value !== "");

function isExempt(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return list.split(",").some((entry) => matches(entry.trim().toLowerCase(), host, port));
}

/** An entry is `*`, an address, a network (`10.0.0.0/8`), a domain with all below it, or only those (`.example.com`); the former may name a port. */
function matches(entry: string, host: string, port: string): boolean {
  if (entry === "") return false;
  if (entry === "*") return true;
  const network = /^(.+)\/(\d{1,3})$/.exec(entry);
  if (network !== null) return isInside(host, network[1] ?? "", Number(network[2]));
  const [, name = entry, wantedPort] = (isIP(entry) === 0 ? /^(.*?)(?::(\d+))?$/.exec(entry) : null) ?? [];
  if (wantedPort !== undefined && wantedPort !== port) return false;
  const domain = name.replace(/^\[|\]$/g, "").replace(/^\*(?=\.)/, "");
  return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

function isInside(host: string, network: string, prefix: number): boolean {
  if (isIP(host) === 0 || isIP(network) === 0) return false;
  const [bits, family] = isIPv6(network) ? ([128, "ipv6"] as const) : ([32, "ipv4"] as const);
  if (prefix > bits) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(host, isIPv6(host) ? "ipv6" : "ipv4");
}
