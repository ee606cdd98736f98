import { createHash } from "node:crypto";
import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import type { Reply } from "./fault-server.js";
import type { Image } from "./images.js";

export interface PushOptions {
  /** Value of `Authorization`. */
  readonly authorization?: string;
  /** PEM to trust. */
  readonly ca?: string;
}

/** One request by Node's own client, which shares nothing with the one under test. */
export function callRegistry(method: string, url: string, { authorization, ca }: PushOptions = {}, headers: Readonly<Record<string, string>> = {}, body?: Uint8Array): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith("https:") ? requestTls : requestPlain;
    const call = send(url, { method, headers: { ...headers, ...(authorization === undefined ? {} : { authorization }), "content-length": body?.length ?? 0 }, ...(ca === undefined ? {} : { ca }) }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => { resolve({ status: response.statusCode ?? 0, headers: response.headers as Reply["headers"], body: Buffer.concat(pieces) }); });
    });
    call.on("error", reject);
    call.end(body);
  });
}

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/**
 * Pushes an image as clients do: blobs, then the manifests that it lists, then itself under the tag.
 * @param url the registry's, without a path
 */
export async function pushImage(url: string, repository: string, tag: string, image: Image, options: PushOptions = {}): Promise<void> {
  const base = `${url}/v2/${repository}`;
  for (const blob of new Map(image.blobs.map((bytes) => [digestOf(bytes), bytes])).values()) {
    const { headers } = expectStatus(202, await callRegistry("POST", `${base}/blobs/uploads/`, options));
    const target = new URL(String(headers.location), url);
    target.searchParams.set("digest", digestOf(blob));
    expectStatus(201, await callRegistry("PUT", target.href, options, { "content-type": "application/octet-stream" }, blob));
  }
  for (const { bytes, digest, mediaType } of image.children) expectStatus(201, await callRegistry("PUT", `${base}/manifests/${digest}`, options, { "content-type": mediaType }, bytes));
  expectStatus(201, await callRegistry("PUT", `${base}/manifests/${tag}`, options, { "content-type": image.manifest.mediaType }, image.manifest.bytes));
}

function expectStatus(status: number, reply: Reply): Reply {
  if (reply.status !== status) throw new Error(`the registry answered ${reply.status}, not ${status}: ${reply.body.toString()}`);
  return reply;
}
