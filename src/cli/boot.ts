#!/usr/bin/env node
import type { Script } from "node:vm";
import type { CodeCache } from "./code-cache.js";
import { readCodeCache, writeCodeCache } from "./code-cache.js";
import type * as HookMain from "./hook-main.js";

// The bin. It runs the program beside it, which is main.cjs, or hook.cjs and perhaps main.cjs then, and what they load late, with V8's
// compiled code from earlier runs, because compiling takes most of the time in which one file is checked: without it, that takes a
// quarter longer. Node's own cache of the kind (22.1 and newer) gains half as much, and looks for each file of every other program, too.

// The first `require` takes four times as long as this.
const { readFileSync } = process.getBuiltinModule("node:fs");
const vm = process.getBuiltinModule("node:vm");

/** A digest of all bundles, put here by the build: V8 itself takes any text of the same length for the same. */
declare const PROGRAM_DIGEST: string;

interface Bundle {
  readonly exports: unknown;
}

type Start = (exports: unknown, require: (id: string) => unknown, module: Bundle, filename: string, dirname: string) => void;

const bundles = new Map<string, Bundle>();
const cachesToWrite: (() => void)[] = [];

/** `require` for the bundles: of each other by `./` and the name, of what is Node's as ever. */
function requireBundle(id: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- this is CommonJS, which the bundles are as well
  return id.startsWith("./") ? (bundles.get(id) ?? startBundle(id)).exports : (process.getBuiltinModule(id) ?? require(id));
}

function startBundle(id: string): Bundle {
  const bundle: Bundle = { exports: {} };
  bundles.set(id, bundle);
  const file = `${__dirname}/${id.slice(2)}`;
  const cacheFile = `${file}-${PROGRAM_DIGEST}-${process.version}-${process.arch}.cache`;
  const cache = readCodeCache(cacheFile);
  // A function, wrapped by the build as Node wraps a module.
  const script = new vm.Script(readFileSync(file, "utf8"), { filename: file, ...(cache && { cachedData: cache.data }) });
  if (isPoor(script, cache)) writeAtExit(() => { writeCodeCache(cacheFile, script, (cache?.runs ?? 0) + 1); });
  (script.runInThisContext() as Start)(bundle.exports, requireBundle, bundle, file, __dirname);
  return bundle;
}

/** At the end V8 has compiled all that the run needed. */
function writeAtExit(write: () => void): void {
  if (cachesToWrite.length === 0) process.once("exit", () => { for (const each of cachesToWrite) each(); });
  cachesToWrite.push(write);
}

/** The first few runs each compile some more of the program, so they all add to the cache. */
function isPoor(script: Script, cache: CodeCache | undefined): boolean {
  return cache === undefined || cache.runs < 3 || script.cachedDataRejected === true;
}

const startMain = (): unknown => requireBundle("./main.cjs");

if (process.argv[2] === "commit-msg") {
  const { passes } = requireBundle("./hook.cjs") as typeof HookMain;
  // To wait for the natural end costs a millisecond.
  void passes.then((isSo) => (isSo ? process.exit(0) : startMain()));
} else startMain();
