import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnvironment } from "../../git/repository.js";

/** Messages to one process. */
const BATCH = 500;
const MARK = "Taglint-Mark: between two messages";

/**
 * What the real `git interpret-trailers --parse` prints for each message, `undefined` where git does not come to an end
 * (2.39 runs for ever when a `---` line stands before a scissors line).
 */
export function interpretTrailers(messages: readonly string[], ...options: readonly string[]): readonly (string | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), "taglint-trailers-"));
  try {
    const mark = join(folder, "mark");
    writeFileSync(mark, `t\n\n${MARK}\n`);
    const printed: (string | undefined)[] = [];
    for (let from = 0; from < messages.length; from += BATCH) printed.push(...interpretBatch(folder, mark, messages.slice(from, from + BATCH), options));
    return printed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function interpretBatch(folder: string, mark: string, messages: readonly string[], options: readonly string[]): readonly (string | undefined)[] {
  const files = messages.map((message, index) => {
    const file = join(folder, `m${index}`);
    writeFileSync(file, message);
    return file;
  });
  const run = spawnSync("git", ["interpret-trailers", "--parse", ...options, ...files.flatMap((file) => [file, mark])], {
    cwd: folder, env: cleanEnvironment(), encoding: "utf8", timeout: 20_000 + 10 * messages.length, killSignal: "SIGKILL", maxBuffer: Infinity,
  });
  if (run.status === 0) {
    const outputs = run.stdout.split(`${MARK}\n`);
    if (outputs.pop() !== "" || outputs.length !== messages.length) throw new Error("a message has the mark in it");
    return outputs;
  }
  if (run.signal !== "SIGKILL") throw new Error(run.stderr);
  if (messages.length === 1) return [undefined];
  const middle = messages.length >> 1;
  return [...interpretBatch(folder, mark, messages.slice(0, middle), options), ...interpretBatch(folder, mark, messages.slice(middle), options)];
}

/** git's own hang: a divider before a scissors line. */
export const hangs = (message: string): boolean => /^---[ \t\n\r][^]*^# -{24} >8 -{24}$/m.test(message);
