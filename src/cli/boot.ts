#!/usr/bin/env node
import { accessSync, constants, readFileSync, renameSync, writeFileSync } from "node:fs";
import modules, { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

// The bin. It runs the program beside it, main.cjs, with V8's compiled code from an earlier run, because compiling takes most of
// the time in which one file is checked. Nothing depends on it: without the cache, or with a foreign one, V8 compiles as ever.

/** A digest of the program's text, put here by the build: V8 itself takes any text of the same length for the same. */
declare const PROGRAM_DIGEST: string;

const program = join(__dirname, "main.cjs");
const cache = join(__dirname, `main-${PROGRAM_DIGEST}-${process.version}-${process.arch}.cache`);

/** V8 trusts what it is given, and would run a damaged cache; so the last four bytes are a checksum of those before. */
const CHECK = 4;
/** Words from one that counts to the next: what a crash leaves of a file lacks its end or whole blocks, and every run pays for this. */
const STRIDE = 32;

function readCache(): Buffer | undefined {
  try {
    const bytes = readFileSync(cache);
    const data = bytes.subarray(0, bytes.length - CHECK);
    return bytes.readInt32LE(data.length) === checksum(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function checksum(data: Buffer): number {
  const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  let sum = data.length;
  for (let index = 0; index < words.length; index += STRIDE) sum = (Math.imul(sum, 31) + (words[index] ?? 0)) | 0;
  return sum;
}

/** Whole or not at all, since several runs may do this at once; and silently, since an installation may be read-only. */
function writeCache(script: Script): void {
  try {
    accessSync(__dirname, constants.W_OK);
    const data = script.createCachedData();
    const check = Buffer.alloc(CHECK);
    check.writeInt32LE(checksum(data));
    const temporary = `${cache}.${process.pid}.tmp`;
    writeFileSync(temporary, Buffer.concat([data, check]), { flag: "wx" });
    renameSync(temporary, cache);
  } catch {
    return;
  }
}

function startWithOwnCache(): void {
  const cachedData = readCache();
  // As Node wraps a module. The build writes ASCII only, which is read fastest as Latin-1.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(program, "latin1")}\n})`;
  const script = new Script(source, { filename: program, ...(cachedData && { cachedData }) });
  const start = script.runInThisContext() as (...args: readonly unknown[]) => void;
  if (cachedData === undefined) process.once("exit", () => { writeCache(script); });
  start({}, require, { exports: {} }, program, __dirname);
}

// Since 22.1 Node keeps such a cache itself, in the system's folder for temporary files.
const { enableCompileCache } = modules as { readonly enableCompileCache?: () => unknown };
if (enableCompileCache === undefined) startWithOwnCache();
else {
  enableCompileCache();
  createRequire(__filename)(program);
}
