import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync, readSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readOrdinaryText } from "../../src/project/ordinary-text.js";
import { makeFolder } from "../git/repository.js";

const textOf = (bytes: string | Buffer): string | undefined => {
  const file = join(makeFolder(), "file");
  writeFileSync(file, bytes);
  return readOrdinaryText(file);
};

test.each(["a", "title\n\ntext é 😀 \u2028\n", "x".repeat(64 * 1024)])("a text is read as it is", (text) => {
  expect(textOf(text)).toBe(text);
});

test.each([
  ["nothing", ""], ["a NUL", "a\0"], ["a byte order mark", "\uFEFFa"], ["what is not UTF-8", Buffer.from([0x61, 0xff])], ["what stands for that", "\uFFFD"], ["too much", "x".repeat(64 * 1024 + 1)],
])("a file with %s is not", (_, bytes) => {
  expect(textOf(bytes)).toBeUndefined();
});

test("what is no file throws, and what a pipe holds stays in it", () => {
  const folder = makeFolder();
  expect(() => readOrdinaryText(folder)).toThrow("EISDIR");
  expect(() => readOrdinaryText(join(folder, "absent"))).toThrow("ENOENT");
  const pipe = join(folder, "pipe");
  expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
  const descriptor = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  writeSync(descriptor, "title\n");
  expect(() => readOrdinaryText(pipe)).toThrow("ESPIPE");
  expect(readSync(descriptor, Buffer.alloc(10))).toBe(6);
  closeSync(descriptor);
});
