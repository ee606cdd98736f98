import { onTestFinished } from "vitest";
import { openRegistryClient } from "../../src/registry/open-registry-client.js";
import type { RegistryClientOptions } from "../../src/registry/open-registry-client.js";
import type { RegistryClient, RegistryPlace } from "../../src/registry/registry-client.js";
import { FaultServer } from "./fault-server.js";
import type { FaultServerOptions, Upstream } from "./fault-server.js";
import { MemoryRegistry } from "./memory-registry.js";
import { VirtualClock } from "./virtual-clock.js";

/** Everything that a test of the client needs, on this machine's loopback; gone when the test is over. */
export interface RegistryBench {
  readonly registry: MemoryRegistry;
  readonly server: FaultServer;
  readonly client: RegistryClient;
  readonly clock: VirtualClock;
  /** The client's debug lines. */
  readonly debugged: readonly string[];
  readonly place: (repository: string) => RegistryPlace;
}

export interface BenchOptions {
  readonly client?: RegistryClientOptions;
  readonly server?: FaultServerOptions;
  /** What stands behind the server; default the registry in memory itself. */
  readonly wrap?: (upstream: Upstream) => Upstream;
}

/** A server that closes with the test. */
export async function startServer(upstream: Upstream, options?: FaultServerOptions): Promise<FaultServer> {
  const server = await FaultServer.start(upstream, options);
  onTestFinished(() => server.close());
  return server;
}

/** A client that knows no credentials and sleeps no time, unless the options say otherwise; it closes with the test. */
export function openClient(options: RegistryClientOptions = {}): RegistryClient {
  const client = openRegistryClient({ env: {}, home: "/nonexistent", random: () => 0.5, ...options });
  onTestFinished(() => client.close());
  return client;
}

export async function startBench({ client: clientOptions = {}, server: serverOptions, wrap = (upstream) => upstream }: BenchOptions = {}): Promise<RegistryBench> {
  const registry = new MemoryRegistry();
  const server = await startServer(wrap(registry.upstream), serverOptions);
  const clock = new VirtualClock();
  const debugged: string[] = [];
  const client = openClient({ clock, debug: (line) => void debugged.push(line), ...clientOptions });
  return { registry, server, client, clock, debugged, place: (repository) => ({ host: server.host, repository }) };
}
