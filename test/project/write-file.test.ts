import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, closeSync, constants, lstatSync, mkdirSync, openSync, readSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeWholeFile } from "../../src/project/write-file.js";
import { makeFolder } from "../git/repository.js";

describe("writing a file", () => {
  test("makes it, replaces it, keeps its mode and leaves nothing behind", () => {
    const folder = makeFolder();
    const file = join(folder, "out.json");
    writeWholeFile(file, "one");
    chmodSync(file, 0o640);
    writeWholeFile(file, "two");
    expect(readFileSync(file, "utf8")).toBe("two");
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["out.json"]);
  });

  test("keeps a mode that the umask would not give, and special bits", () => {
    const file = join(makeFolder(), "shared");
    writeFileSync(file, "");
    for (const mode of [0o666, 0o777, 0o2664, 0o600]) {
      chmodSync(file, mode);
      writeWholeFile(file, String(mode));
      expect(statSync(file).mode & 0o7777).toBe(mode);
    }
  });

  test("keeps the owner where it may", () => {
    if (process.getuid?.() !== 0) return;
    const file = join(makeFolder(), "theirs");
    writeFileSync(file, "");
    chownSync(file, 65534, 65534);
    writeWholeFile(file, "text");
    expect(statSync(file)).toMatchObject({ uid: 65534, gid: 65534 });
  });

  test("opens a name that is not UTF-8", () => {
    const folder = makeFolder();
    const file = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0x41])]);
    writeWholeFile(file, "text");
    expect(readFileSync(file, "utf8")).toBe("text");
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("keeps a symbolic link, and writes what it leads to", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "real"), "");
    symlinkSync("real", join(folder, "link"));
    writeWholeFile(join(folder, "link"), "text");
    expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "real"), "utf8")).toBe("text");
  });

  test("never replaces a device", () => {
    writeWholeFile("/dev/null", "text");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("adds to what a descriptor's path stands for, and keeps what was there", () => {
    const file = join(makeFolder(), "log");
    writeFileSync(file, "before ");
    const descriptor = openSync(file, "a");
    writeWholeFile(`/proc/self/fd/${descriptor}`, "one ");
    writeWholeFile(`/dev/fd/../fd/${descriptor}`, "two");
    closeSync(descriptor);
    expect(readFileSync(file, "utf8")).toBe("before one two");
  });

  test("writes into a pipe, by name and through a link", () => {
    const folder = makeFolder();
    spawnSync("mkfifo", [join(folder, "pipe")]);
    symlinkSync("pipe", join(folder, "link"));
    const reader = openSync(join(folder, "pipe"), constants.O_RDONLY | constants.O_NONBLOCK);
    writeWholeFile(join(folder, "pipe"), "one ");
    writeWholeFile(join(folder, "link"), "two");
    const bytes = Buffer.alloc(20);
    expect(bytes.toString("utf8", 0, readSync(reader, bytes))).toBe("one two");
    closeSync(reader);
    expect(lstatSync(join(folder, "pipe")).isFIFO()).toBe(true);
  });

  test("says what is in the way", () => {
    const folder = makeFolder();
    mkdirSync(join(folder, "folder"));
    expect(() => { writeWholeFile(join(folder, "none/out"), ""); }).toThrow("cannot be written (ENOENT)");
    expect(() => { writeWholeFile(join(folder, "folder"), ""); }).toThrow("cannot be written (EISDIR)");
    expect(readdirSync(folder)).toEqual(["folder"]);
  });
});
