import { accessSync, constants, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Script } from "node:vm";

/** V8's compiled code of one bundle. */
export interface CodeCache {
  readonly data: Buffer;
  /** How many runs have added to it. */
  readonly runs: number;
}

/** V8 trusts what it is given, and would run damaged code; so behind it stand, four bytes each, the runs and a checksum of all before. */
const CHECK = 4;
const TAIL = 2 * CHECK;
/** Words from one that counts to the next: what a crash leaves of a file lacks its end or whole blocks, and every run pays for this. */
const STRIDE = 32;

/** Nothing depends on a cache: of one that is not there, or damaged, V8 compiles the code as ever. */
export function readCodeCache(file: string): CodeCache | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.length - TAIL;
    const isWhole = bytes.readInt32LE(bytes.length - CHECK) === checksum(bytes.subarray(0, bytes.length - CHECK));
    return isWhole ? { data: bytes.subarray(0, end), runs: bytes.readInt32LE(end) } : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, since several runs may do this at once; and silently, since an installation may be read-only. */
export function writeCodeCache(file: string, script: Script, runs: number): void {
  try {
    accessSync(dirname(file), constants.W_OK);
    const data = script.createCachedData();
    const bytes = Buffer.alloc(data.length + TAIL);
    data.copy(bytes);
    bytes.writeInt32LE(runs, data.length);
    bytes.writeInt32LE(checksum(bytes.subarray(0, -CHECK)), bytes.length - CHECK);
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, bytes, { flag: "wx" });
    renameSync(temporary, file);
  } catch {
    return;
  }
}

function checksum(bytes: Buffer): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = bytes.length;
  for (let index = 0; index < words.length; index += STRIDE) sum = (Math.imul(sum, 31) + (words[index] ?? 0)) | 0;
  return sum;
}
