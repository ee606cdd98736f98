import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { describe, expect, it } from "vitest";
import { BodyReader } from "../../src/registry/body-reader.js";

const KIB = 1024;
const LIMIT = 1024 * KIB;

/** An answer whose body comes in pieces of 64 KiB as it is asked for, and how much was. */
function answer(bytes: number, statusCode = 200, headers = {}) {
  const taken = { bytes: 0 };
  async function* pieces() {
    for (; taken.bytes < bytes; ) {
      const size = Math.min(64 * KIB, bytes - taken.bytes);
      taken.bytes += size;
      await Promise.resolve();
      yield Buffer.alloc(size, taken.bytes / KIB);
    }
  }
  const body = Readable.from(pieces(), { objectMode: true, highWaterMark: 1 });
  return { taken, body, data: { statusCode, headers, body } as unknown as Dispatcher.ResponseData };
}

const wish = (origin: string) => ({ limit: LIMIT, origin, what: "GET x" });
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("bodies", () => {
  it.each([0, 1, 64 * KIB, 128 * KIB - 1, 128 * KIB, 128 * KIB + 1, LIMIT - 1, LIMIT])("of %d bytes are read whole", async (size) => {
    const expected = await collect(answer(size).body);
    const { data } = answer(size);
    expect(expected.equals(await new BodyReader().read(data, wish("a")))).toBe(true);
  });

  it("of more bytes than wanted are given up as soon as that is known", async () => {
    const { data, taken, body } = answer(100 * LIMIT);
    await expect(new BodyReader().read(data, wish("a"))).rejects.toMatchObject({ kind: "too-large" });
    expect(taken.bytes).toBeLessThan(LIMIT + 256 * KIB);
    expect(body.destroyed).toBe(true);
  });

  it("of errors are read as far as an error goes", async () => {
    const { data, taken } = answer(100 * LIMIT, 500);
    expect((await new BodyReader().read(data, wish("a"))).length).toBe(64 * KIB);
    expect(taken.bytes).toBeLessThan(256 * KIB);
  });

  it("that are large are read one at a time of each server, and each keeps its own bytes", async () => {
    const reader = new BodyReader();
    let go: () => void = () => undefined;
    const stalled = answer(512 * KIB);
    const gate = new Promise<void>((resolve) => { go = resolve; });
    async function* slowly() {
      for await (const piece of stalled.body as AsyncIterable<Buffer>) {
        yield piece;
        if (stalled.taken.bytes > 256 * KIB) await gate;
      }
    }
    const first = reader.read({ ...stalled.data, body: Readable.from(slowly(), { highWaterMark: 1 }) as never }, wish("a"));
    await settle();
    const [second, small, other] = [answer(768 * KIB), answer(KIB), answer(768 * KIB)];
    const waiting = reader.read(second.data, wish("a"));
    // What is small, and another server, wait for nobody.
    expect((await reader.read(small.data, wish("a"))).length).toBe(KIB);
    expect((await reader.read(other.data, wish("b"))).length).toBe(768 * KIB);
    expect(second.taken.bytes).toBeLessThan(512 * KIB);
    go();
    const [one, two] = await Promise.all([first, waiting]);
    expect(Buffer.from(one).equals(await collect(answer(512 * KIB).body))).toBe(true);
    expect(Buffer.from(two).equals(await collect(answer(768 * KIB).body))).toBe(true);
  });
});

async function collect(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of body as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
