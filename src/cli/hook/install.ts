import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../../model/user-error.js";
import { writeWholeFile } from "../../project/write-file.js";
import type { HookPlace } from "./hook-place.js";
import { FORMER, hasHook, hookBlock, withHook, withoutHook } from "./hook-text.js";

const EXECUTABLE = 0o755;

/** Whether the hook is installed. */
export const isInstalled = ({ file }: HookPlace): boolean => hasHook(readText(file));

/**
 * Writes our lines down. A hook of git's that is there already is kept, and runs behind ours.
 * @returns whether that was possible without changing other lines
 * @throws UserError when a hook that was kept by an earlier install is in the way
 */
export function installHook({ manager, file }: HookPlace): boolean {
  const before = readText(file);
  if (manager === "git") {
    const former = join(dirname(file), FORMER);
    if (existsSync(former)) throw new UserError(`${JSON.stringify(former)} is there already`, "it was kept by an earlier install; put it back, or take it away");
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) renameSync(file, former);
    writeWholeFile(file, `#!/bin/sh\n${hookBlock(manager)}`);
    chmodSync(file, EXECUTABLE);
    return true;
  }
  const text = withHook(manager, before);
  if (text === undefined) return false;
  mkdirSync(dirname(file), { recursive: true });
  const isNew = !existsSync(file);
  writeWholeFile(file, text);
  if (isNew) chmodSync(file, EXECUTABLE);
  return true;
}

/** Takes our lines away, and puts back what was there before. */
export function uninstallHook({ manager, file }: HookPlace): void {
  const rest = withoutHook(readText(file));
  const isEmpty = rest.replace(/^#!.*/, "").trim() === "";
  if (!isEmpty || manager === "lefthook" || manager === "pre-commit") {
    writeWholeFile(file, rest);
    return;
  }
  rmSync(file);
  const former = join(dirname(file), FORMER);
  if (manager === "git" && existsSync(former)) renameSync(former, file);
}

const readText = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
