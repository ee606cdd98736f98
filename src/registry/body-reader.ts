import type { Dispatcher } from "undici";
import { CAPS } from "./limits.js";
import { Places } from "./places.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanText } from "./registry-text.js";

/** What is read of an answer. */
export interface BodyWish {
  /** Bytes of a body of success that are read at most. */
  readonly limit: number;
  /** Whose bodies: the server's origin. */
  readonly origin: string;
  /** How messages call the request. */
  readonly what: string;
}

/** Bytes; hardly any manifest or configuration is larger. */
const SMALL = 128 * 1024;

/**
 * Reads bodies, never more than is asked for. Of each server's at most one that is large is read at a time, into the same room each
 * time; the others wait, and their connections with them. So many answers without end take hardly more memory than one.
 */
export class BodyReader {
  readonly #places = new Places(1);
  readonly #rooms = new Map<string, Buffer>();

  /**
   * The whole of a body of success, else what its first 64 KiB hold.
   * @throws RegistryFailure of kind `too-large`, or `protocol` for what is packed
   */
  async read({ statusCode, headers, body }: Dispatcher.ResponseData, wish: BodyWish): Promise<Uint8Array> {
    const { limit, what } = wish;
    // What is given up below would tell so by an event that nobody else waits for.
    body.on("error", () => undefined);
    const source = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    try {
      if (statusCode < 200 || statusCode >= 300) return (await fill(Buffer.allocUnsafeSlow(CAPS.error), source)).bytes;
      const coding = headers["content-encoding"];
      if (coding !== undefined && coding !== "identity") throw new RegistryFailure("protocol", `${what}: the answer is packed with ${cleanText(String(coding))}, which was not asked for`);
      const bytes = Number(headers["content-length"]) > limit ? undefined : await this.#whole(source, wish);
      if (bytes === undefined) throw new RegistryFailure("too-large", `${what}: the answer is larger than ${Math.round(limit / 1024)} KiB`);
      return bytes;
    } finally {
      // Closes the connection, if there is more to come.
      body.destroy();
    }
  }

  /** `undefined` for more than the limit. */
  async #whole(source: AsyncIterator<Uint8Array>, { limit, origin }: BodyWish): Promise<Uint8Array | undefined> {
    const small = await fill(Buffer.allocUnsafeSlow(Math.min(SMALL, limit + 1)), source);
    if (small.isAll || small.bytes.length > limit) return small.isAll ? small.bytes : undefined;
    return this.#places.hold(origin, async () => {
      const large = await fill(this.#roomFor(origin, limit + 1), source, small.bytes);
      return large.isAll ? Buffer.from(large.bytes) : undefined;
    });
  }

  #roomFor(origin: string, size: number): Buffer {
    const known = this.#rooms.get(origin);
    const room = known !== undefined && known.length >= size ? known : Buffer.allocUnsafeSlow(size);
    this.#rooms.set(origin, room);
    return room.subarray(0, size);
  }
}

/** Copies what comes until there is no more, or no room; `bytes` is a part of the room. */
async function fill(room: Buffer, source: AsyncIterator<Uint8Array>, before?: Uint8Array): Promise<{ readonly bytes: Buffer; readonly isAll: boolean }> {
  room.set(before ?? []);
  let size = before?.length ?? 0;
  while (size < room.length) {
    const next = await source.next();
    if (next.done === true) return { bytes: room.subarray(0, size), isAll: true };
    const piece = next.value.subarray(0, room.length - size);
    room.set(piece, size);
    size += piece.length;
  }
  return { bytes: room, isAll: false };
}
