import type { Glimpse } from "../../../src/model/glimpse.js";
import { openRoom } from "../../../src/formats/glance/word-finder.js";

const see = (bytes: Buffer, length: number): Glimpse => ({
  bytes: bytes.subarray(0, length),
  isAscii: bytes.subarray(0, length).every((code) => code < 0x80),
  slice: (start, end) => bytes.toString("latin1", start, end),
});

/** A text as bytes that lie somewhere. */
export function glimpseOf(text: string): Glimpse {
  const bytes = Buffer.from(text);
  return see(bytes, bytes.length);
}

/** A text as bytes that lie where words are found in them, with what an earlier text left behind them; good until the next one is put there. */
export function glimpseInRoom(text: string): Glimpse {
  const room = openRoom();
  if (room === undefined) throw new Error("there is no WebAssembly here");
  const bytes = Buffer.from(room.buffer, room.byteOffset, room.length);
  const length = bytes.write(text);
  bytes.write("latest image: x taglint- services:\n", length);
  return see(bytes, length);
}
