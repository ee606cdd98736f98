import { homedir } from "node:os";
import { Attempts } from "./attempts.js";
import { Authorizer } from "./authorizer.js";
import { BaseUrls } from "./base-urls.js";
import { systemClock } from "./clock.js";
import type { Clock } from "./clock.js";
import { Connections } from "./connections.js";
import { CredentialStore } from "./credential-store.js";
import { Exchange } from "./exchange.js";
import { followRedirects } from "./follow-redirects.js";
import { pinAddresses, systemAddresses } from "./guarded-lookup.js";
import type { AddressBook } from "./guarded-lookup.js";
import { HostKinds } from "./host-kinds.js";
import { HttpRegistryClient } from "./http-registry-client.js";
import { TIMEOUTS } from "./limits.js";
import type { Timeouts } from "./limits.js";
import type { Environment } from "./proxy-choice.js";
import type { RegistryClient } from "./registry-client.js";
import { TokenServers } from "./token-servers.js";
import { TokenStore } from "./token-store.js";
import { Transport } from "./transport.js";
import type { HttpAnswer, HttpRequest } from "./transport.js";
import { trustRoots } from "./trust-roots.js";

export interface RegistryClientOptions {
  /** Where credentials, proxies and certificates are named; default the process's. */
  readonly env?: Environment;
  /** The user's folder; default the system's word for it. */
  readonly home?: string;
  /** Hosts, with their ports, to speak to by http. */
  readonly plainHttp?: readonly string[];
  /** A file of PEM certificates to trust beside the system's. */
  readonly caFile?: string;
  /** Milliseconds that a host's rate limits may hold it before it is given up; default two minutes. */
  readonly maxWait?: number;
  /** For a registry's host, the host of a token server that may be sent its credentials, too. */
  readonly authRealms?: Readonly<Record<string, string>>;
  /** Told what is asked of whom, and the source of each credential. No line holds a secret. */
  readonly debug?: (line: string) => void;
  /** Ends all waiting and reading; a write that has begun is let end. */
  readonly signal?: AbortSignal;
  /** Seams for tests. */
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly timeouts?: Partial<Timeouts>;
  readonly addresses?: AddressBook;
}

const MAX_WAIT = 120_000;

/**
 * A client for all registries. Opening it sends nothing.
 * @throws UserError when the certificates' file or the TAGLINT_REGISTRY variables are unusable.
 */
export function openRegistryClient(options: RegistryClientOptions = {}): RegistryClient {
  const { env = process.env, clock = systemClock, random = Math.random, debug = () => undefined, signal } = options;
  const addresses = pinAddresses(options.addresses ?? systemAddresses);
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const rules = { plainHttp: (options.plainHttp ?? []).map((host) => host.toLowerCase()), authRealms: options.authRealms ?? {} };

  const connections = new Connections({ env, timeouts, addresses, roots: trustRoots(options.caFile, env) });
  const transport = new Transport(connections, timeouts, debug);
  const hostKinds = new HostKinds(addresses, (url) => connections.isProxied(url));
  const follow = (request: HttpRequest): Promise<HttpAnswer> =>
    followRedirects(request, { send: (call) => transport.send(call), kindOf: (url) => hostKinds.of(url) });

  const attempts = new Attempts({ clock, random, maxWait: options.maxWait ?? MAX_WAIT, signal });
  const baseUrls = new BaseUrls(rules.plainHttp);
  const credentials = new CredentialStore(env, options.home ?? env.HOME ?? homedir(), debug);
  const tokenServers = new TokenServers({ attempts, follow, baseUrls, hostKinds, rules, clock, debug, signal });
  const authorizer = new Authorizer({
    credentialFor: (host) => credentials.find(host),
    requestToken: (host, service, scope, credential) => tokenServers.request(host, service, scope, credential),
    tokens: new TokenStore(clock),
  });
  const exchange = new Exchange(attempts, authorizer, follow, clock);
  return new HttpRegistryClient({ exchange, attempts, baseUrls, clock, signal, close: () => connections.close() });
}
