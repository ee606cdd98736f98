import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Glimpse } from "../../src/model/glimpse.js";
import { createReader } from "../../src/project/read-file.js";
import { makeFolder } from "../git/repository.js";

describe("the reader", () => {
  test("reads files of all sizes one after the other, without a rest of the one before", () => {
    const folder = makeFolder();
    const read = createReader(1_000_000);
    const sizes = [10, 0, 300_000, 65_535, 65_536, 65_537, 3, 1_000_000, 5];
    const texts = sizes.map((size, index) => String.fromCharCode(97 + index).repeat(size));
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, String(index)), text);
    const readings = texts.map((_, index) => read({ file: join(folder, String(index)), follow: false }));
    expect(readings).toEqual(texts.map((text) => ({ kind: "text", text, hasMark: false })));
  });

  test("puts them where it is told as long as they fit, and what is larger elsewhere", () => {
    const folder = makeFolder();
    const place = new Uint8Array(1000);
    const room = place.subarray(100, 200);
    const read = createReader(500, room);
    const sizes = [10, 99, 100, 500, 0, 501, 99, 3];
    const inRoom: boolean[] = [];
    const passOver = ({ bytes }: Glimpse) => { inRoom.push(bytes.buffer === place.buffer && bytes.byteOffset === 100); return false; };
    const readings = sizes.map((size, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, String.fromCharCode(97 + index).repeat(size));
      return read({ file, follow: false, passOver });
    });
    expect(readings.map((reading) => (reading.kind === "text" ? reading.text : reading.kind))).toEqual(sizes.map((size, index) => (size > 500 ? "too-large" : String.fromCharCode(97 + index).repeat(size))));
    expect(inRoom).toEqual([true, true, false, false, true, true, true]);
    expect(place.subarray(0, 100).every((byte) => byte === 0) && place.subarray(200).every((byte) => byte === 0)).toBe(true);
  });

  test("does not read what is over the limit", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "at"), "12345");
    writeFileSync(join(folder, "over"), "123456");
    const read = createReader(5);
    expect(read({ file: join(folder, "at"), follow: false }).kind).toBe("text");
    expect(read({ file: join(folder, "over"), follow: false })).toEqual({ kind: "too-large", size: 6 });
  });

  test("passes over a folder and a pipe, and does not wait for what may come out of it", () => {
    const folder = makeFolder();
    mkdirSync(join(folder, "Dockerfile"));
    expect(spawnSync("mkfifo", [join(folder, "pipe.yaml")]).status).toBe(0);
    const read = createReader(100);
    expect(read({ file: join(folder, "Dockerfile"), follow: true })).toEqual({ kind: "special" });
    expect(read({ file: join(folder, "pipe.yaml"), follow: true })).toEqual({ kind: "special" });
  });

  test("follows a symbolic link only if told so, and not in circles", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "file"), "text");
    symlinkSync("file", join(folder, "link"));
    symlinkSync("loop", join(folder, "loop"));
    const read = createReader(100);
    expect(read({ file: join(folder, "link"), follow: false })).toEqual({ kind: "special" });
    expect(read({ file: join(folder, "link"), follow: true })).toMatchObject({ kind: "text", text: "text" });
    expect(read({ file: join(folder, "loop"), follow: true })).toEqual({ kind: "unreadable", code: "ELOOP" });
  });

  test("passes over a text that is not wanted, before it is decoded, and nothing else", () => {
    const folder = makeFolder();
    const write = (name: string, content: string | Buffer) => { writeFileSync(join(folder, name), content); return join(folder, name); };
    const read = createReader(100);
    const seen: unknown[] = [];
    const passOver = ({ bytes, slice }: Glimpse) => seen.push(bytes) > 0 && !slice(0, bytes.length).includes("wanted");
    expect(read({ file: write("a", "other é"), follow: false, passOver })).toEqual({ kind: "passed-over" });
    expect(read({ file: write("b", "wanted"), follow: false, passOver })).toEqual({ kind: "text", text: "wanted", hasMark: false });
    expect(read({ file: write("c", "wanted é"), follow: false, passOver })).toEqual({ kind: "text", text: "wanted é", hasMark: false });
    expect(seen).toHaveLength(3);
    expect(read({ file: write("d", Buffer.from([97, 0xff])), follow: false, passOver })).toMatchObject({ kind: "text", problem: {} });
    expect(read({ file: write("e", "a\0"), follow: false, passOver })).toMatchObject({ kind: "binary" });
    expect(seen).toHaveLength(3);
  });

  test("says that a file is gone", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "file"), "");
    const read = createReader(100);
    expect(read({ file: join(folder, "none"), follow: false })).toEqual({ kind: "absent" });
    expect(read({ file: join(folder, "file/below"), follow: false })).toEqual({ kind: "absent" });
  });

  test("opens a name that is not UTF-8 by its bytes", () => {
    const file = Buffer.concat([Buffer.from(`${makeFolder()}/`), Buffer.from([0xff])]);
    writeFileSync(file, "text");
    expect(createReader(100)({ file, follow: false })).toMatchObject({ kind: "text", text: "text" });
  });

  test("passes on whatever reason the system has", () => {
    expect(createReader(100)({ file: `/tmp/${"x".repeat(5000)}`, follow: false })).toEqual({ kind: "unreadable", code: "ENAMETOOLONG" });
  });
});
