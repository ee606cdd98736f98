import { gzipSync } from "node:zlib";
import type { Exchange, Fault, Received, Reply } from "./fault-server.js";

/** Which requests: by method, and by what the path ends in or matches; each may be left out. */
export interface Aim extends Pick<Fault, "after" | "times"> {
  readonly method?: string;
  readonly path?: string | RegExp;
}

const aimedAt = ({ method, path }: Aim) => (received: Received): boolean =>
  (method === undefined || received.method === method) &&
  (path === undefined || (typeof path === "string" ? received.path.endsWith(path) : path.test(received.path)));

function fault(name: string, aim: Aim, act: Fault["act"]): Fault {
  return { name, when: aimedAt(aim), act, ...(aim.after === undefined ? {} : { after: aim.after }), ...(aim.times === undefined ? {} : { times: aim.times }) };
}

export type Errors = readonly { readonly code: string; readonly message?: string }[];

/** An error as the distribution API tells it. */
export const errorBody = (...errors: Errors): Buffer => Buffer.from(JSON.stringify({ errors }));

/** Answers so, whatever stands behind. */
export function answer(aim: Aim, status: number, body: Buffer | string = "", headers: Reply["headers"] = {}): Fault {
  return fault(`answer ${status}`, aim, ({ send }) => { send({ status, headers, body: Buffer.from(body) }); });
}

/** 429, with or without `Retry-After`. */
export const limit = (aim: Aim, retryAfter?: string): Fault =>
  answer(aim, 429, errorBody({ code: "TOOMANYREQUESTS" }), retryAfter === undefined ? {} : { "retry-after": retryAfter });

/** Leads on. */
export const redirect = (aim: Aim, location: string, status = 307): Fault => answer(aim, status, "", { location });

const breakOff = ({ socket }: Exchange): void => void socket.resetAndDestroy();

/** Breaks the connection; the request goes no further. */
export const resetBefore = (aim: Aim): Fault => fault("reset before", aim, breakOff);

/** Breaks the connection after the request was served. */
export const resetAfter = (aim: Aim): Fault =>
  fault("reset after", aim, async (exchange) => {
    await exchange.forward();
    breakOff(exchange);
  });

/** Half of the body, then the connection breaks. */
export const resetInBody = (aim: Aim): Fault =>
  fault("reset in body", aim, async (exchange) => {
    const { status, headers, body } = await exchange.forward();
    exchange.response.writeHead(status, { ...lengthless(headers), "content-length": body.length });
    exchange.response.write(body.subarray(0, body.length >> 1), () => setTimeout(() => { breakOff(exchange); }, 5));
  });

/** Half of the body and a proper end, with the whole's length announced or without any. */
export const truncate = (aim: Aim, announced: boolean): Fault =>
  fault(`truncated, ${announced ? "with" : "without"} length`, aim, async ({ forward, response, socket }) => {
    const { status, headers, body } = await forward();
    response.useChunkedEncodingByDefault = false;
    response.writeHead(status, { ...lengthless(headers), ...(announced ? { "content-length": body.length } : {}), connection: "close" });
    response.write(body.subarray(0, body.length >> 1), () => socket.end());
  });

const lengthless = (headers: Reply["headers"]): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length")) as Record<string, string | string[]>;

/** No answer at all; the connection stays. */
export const hang = (aim: Aim): Fault => fault("hang", aim, () => undefined);

/** The head and one byte, then nothing more. */
export const stall = (aim: Aim): Fault =>
  fault("stall", aim, async ({ forward, response }) => {
    const { status, headers, body } = await forward();
    response.writeHead(status, { ...lengthless(headers), "content-length": body.length });
    response.write(body.subarray(0, 1));
  });

/** A byte now and then, for ever. */
export const drip = (aim: Aim, milliseconds: number): Fault =>
  fault("drip", aim, ({ response }) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), milliseconds);
    response.once("close", () => { clearInterval(timer); });
  });

/** What stands behind answers, and this changes it. */
export const alter = (name: string, aim: Aim, change: (reply: Reply) => Reply): Fault =>
  fault(name, aim, async ({ forward, send }) => { send(change(await forward())); });

/** A header more, or another value for one. */
export const withHeader = (aim: Aim, header: string, value: string): Fault =>
  alter(`${header}: ${value}`, aim, (reply) => ({ ...reply, headers: { ...reply.headers, [header]: value } }));

/** A header less. */
export const withoutHeader = (aim: Aim, header: string): Fault =>
  alter(`no ${header}`, aim, (reply) => ({ ...reply, headers: Object.fromEntries(Object.entries(reply.headers).filter(([name]) => name.toLowerCase() !== header)) }));

/** Says 201 to a PUT and stores nothing. */
export const swallow = (aim: Aim = {}): Fault => answer({ method: "PUT", ...aim }, 201);

/** Does something else first. */
export const meanwhile = (aim: Aim, act: () => Promise<void> | void): Fault =>
  fault("meanwhile", aim, async ({ forward, send }) => {
    await act();
    send(await forward());
  });

const MIB = 1024 * 1024;

/** A body of so many bytes without any length announced, as fast as it is taken. */
export const flood = (aim: Aim, bytes: number, headers: Reply["headers"] = {}, status = 200): Fault =>
  fault(`flood of ${bytes}`, aim, ({ response }) => {
    response.writeHead(status, { "content-type": "application/vnd.oci.image.manifest.v1+json", ...headers } as Record<string, string | string[]>);
    const piece = Buffer.alloc(MIB, " ");
    let left = bytes;
    const pour = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= piece.length;
        if (!response.write(piece)) return void response.once("drain", pour);
      }
      response.end();
    };
    pour();
  });

/** A few KiB that unpack to 64 MiB. */
export const gzipBomb = (aim: Aim): Fault =>
  answer(aim, 200, gzipSync(Buffer.alloc(64 * MIB, " ")), { "content-encoding": "gzip", "content-type": "application/vnd.oci.image.manifest.v1+json" });
