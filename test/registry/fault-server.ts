import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";

/** A request as the server got it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** With its question mark; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** What stands behind the server: a registry in memory, or the way to a real one. */
export type Upstream = (received: Received) => Promise<Reply>;

/** What a fault may do with an exchange. */
export interface Exchange {
  readonly received: Received;
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Asks what stands behind. */
  readonly forward: () => Promise<Reply>;
  readonly send: (reply: Reply) => void;
}

export interface Fault {
  readonly name: string;
  readonly when: (received: Received) => boolean;
  /** Of the requests that it is for, so many first ones are let through; default 0. */
  readonly after?: number;
  /** How many requests it befalls; default all. */
  readonly times?: number;
  readonly act: (exchange: Exchange) => Promise<void> | void;
}

export interface LogEntry extends Received {
  /** 0 when the connection broke before an answer began. */
  readonly status: number;
  /** What befell it. */
  readonly fault: string | undefined;
}

export interface FaultServerOptions {
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Default 127.0.0.1. */
  readonly address?: string;
  /** Milliseconds before each answer. */
  readonly delay?: number;
}

/** Serves what stands behind it, lets faults befall requests, and keeps its own log of them. */
export class FaultServer {
  readonly log: LogEntry[] = [];
  delay: number;
  readonly #faults: { readonly fault: Fault; seen: number }[] = [];
  readonly #server;

  private constructor(
    readonly upstream: Upstream,
    private readonly options: FaultServerOptions,
  ) {
    this.delay = options.delay ?? 0;
    const listener: RequestListener = (request, response) => void this.#serve(request, response);
    this.#server = options.tls === undefined ? createServer(listener) : createTlsServer(options.tls, listener);
    // What no HTTP can be read from is a greeting of TLS; real servers answer so, too.
    this.#server.on("clientError", (_error, socket) => { if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"); });
  }

  static async start(upstream: Upstream, options: FaultServerOptions = {}): Promise<FaultServer> {
    const server = new FaultServer(upstream, options);
    await new Promise<void>((resolve) => server.#server.listen(0, options.address ?? "127.0.0.1", resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** As a reference names it. */
  get host(): string {
    return `${this.options.address ?? "127.0.0.1"}:${this.port}`;
  }

  get url(): string {
    return `${this.options.tls === undefined ? "http" : "https"}://${this.host}`;
  }

  inject(...faults: readonly Fault[]): this {
    this.#faults.push(...faults.map((fault) => ({ fault, seen: 0 })));
    return this;
  }

  /** Forgets faults and log. */
  reset(): void {
    this.#faults.length = 0;
    this.log.length = 0;
  }

  /** The log as lines such as `HEAD 404 /v2/app/manifests/v1`. */
  get lines(): readonly string[] {
    return this.log.map(({ method, status, path }) => `${method} ${status} ${path}`);
  }

  count(method: string): number {
    return this.log.filter((entry) => entry.method === method).length;
  }

  /** Whether any request had this text, plain or in base64, in its URL, headers or body. */
  hasSeen(secret: string): boolean {
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64").replace(/=+$/, "")];
    const bodies = this.log.map(({ path, query, headers, body }) => {
      const basic = headers.authorization?.startsWith("Basic ") === true ? Buffer.from(headers.authorization.slice(6), "base64").toString("utf8") : "";
      return `${path}${query}\n${JSON.stringify(headers)}\n${basic}\n${body.toString("latin1")}`;
    });
    return bodies.some((text) => forms.some((form) => text.includes(form)));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request);
    if (received === undefined) return;
    const fault = this.#befalling(received);
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    const send = (reply: Reply): void => {
      if (response.destroyed) return;
      response.writeHead(reply.status, { ...reply.headers } as Record<string, string | string[]>);
      response.end(received.method === "HEAD" ? undefined : reply.body);
    };
    const exchange = { received, response, socket: request.socket, send, forward: () => this.upstream(received) };
    const entry = this.log.push({ ...received, status: 0, fault: fault?.name }) - 1;
    try {
      await (fault === undefined ? exchange.forward().then(send) : fault.act(exchange));
    } catch (error) {
      send({ status: 599, headers: {}, body: Buffer.from(String(error)) });
    }
    const logged = this.log[entry];
    if (logged !== undefined && response.headersSent) this.log[entry] = { ...logged, status: response.statusCode };
  }

  #befalling(received: Received): Fault | undefined {
    for (const state of this.#faults) {
      if (!state.fault.when(received)) continue;
      state.seen++;
      const turn = state.seen - (state.fault.after ?? 0);
      if (turn > 0 && turn <= (state.fault.times ?? Infinity)) return state.fault;
    }
    return undefined;
  }
}

async function receive(request: IncomingMessage): Promise<Received | undefined> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  } catch {
    return undefined;
  }
  const [path = "", ...query] = (request.url ?? "").split("?");
  return { method: request.method ?? "", path, query: query.length === 0 ? "" : `?${query.join("?")}`, headers: request.headers, body: Buffer.concat(pieces) };
}
