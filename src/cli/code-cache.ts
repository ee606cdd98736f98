import type { Script } from "node:vm";

const { accessSync, closeSync, constants, openSync, readvSync, renameSync, writeFileSync } = process.getBuiltinModule("node:fs");

/** V8's compiled code of one bundle. */
export interface CodeCache {
  readonly data: Uint8Array;
  /** How many runs have added to it. */
  readonly runs: number;
}

/** V8 trusts what it is given, and would run damaged code; so behind it stand two words: the runs, and a checksum of all before. */
const TAIL = 2;
/** Bytes of a word. */
const WORD = 4;
/** Words from one that counts to the next: what a crash leaves of a file lacks its end or whole blocks, and every run pays for this. */
const STRIDE = 256;
/** Bytes; several times as many as the largest bundle's has. */
const ROOM = 1 << 20;

/** Nothing depends on a cache: of one that is not there, or damaged, V8 compiles the code as ever. */
export function readCodeCache(file: string): CodeCache | undefined {
  try {
    const words = wordsOf(readBytes(file));
    const end = words.length - TAIL;
    if (words[end + 1] !== checksum(words)) return undefined;
    return { data: new Uint8Array(words.buffer, words.byteOffset, end * WORD), runs: words[end] ?? 0 };
  } catch {
    return undefined;
  }
}

/**
 * With functions of Node whose first calls take less than those of others that read; the hook calls them again. Room that nothing is
 * written to costs nothing. Of a file that is larger the end is missing, so it is not used.
 */
function readBytes(file: string): Uint8Array {
  const descriptor = openSync(file, constants.O_RDONLY);
  try {
    const room = new Uint8Array(ROOM);
    return room.subarray(0, readvSync(descriptor, [room]));
  } finally {
    closeSync(descriptor);
  }
}

/** Whole or not at all, since several runs may do this at once; and silently, since an installation may be read-only. */
export function writeCodeCache(file: string, script: Script, runs: number): void {
  try {
    accessSync(process.getBuiltinModule("node:path").dirname(file), constants.W_OK);
    const data = script.createCachedData();
    const bytes = Buffer.alloc((Math.ceil(data.length / WORD) + TAIL) * WORD);
    data.copy(bytes);
    const words = wordsOf(bytes);
    words[words.length - TAIL] = runs;
    words[words.length - 1] = checksum(words);
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, bytes, { flag: "wx" });
    renameSync(temporary, file);
  } catch {
    return;
  }
}

const wordsOf = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / WORD);

/** Of all words but the last. */
function checksum(words: Int32Array): number {
  let sum = words.length;
  for (let index = 0; index < words.length - 1; index += STRIDE) sum = (Math.imul(sum, 31) + (words[index] ?? 0)) | 0;
  return sum;
}
