import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Repository } from "../git/repository.js";
import { load } from "./load.js";
import { tagFile } from "./tag-file-text.js";

const PATH = "tags/a.yaml";
const CONFIG = { tagFiles: ["tags/*.yaml"] };
const repository = () => new Repository().commit({ "tags/good.yaml": tagFile({ tag: "v1" }) });
const withNul = tagFile({ tag: "v2" }).replace("web", "w\0eb");

describe("a tag file that cannot be read", () => {
  it.each<readonly [string, (place: Repository) => unknown, object, RegExp]>([
    ["a NUL byte", (place) => place.write({ [PATH]: withNul }), {}, /"tags\/a\.yaml" has a NUL byte in line 2/],
    ["too many bytes", (place) => place.write({ [PATH]: tagFile({}) + "#".repeat(2000) }), { maxFileSize: "2KB" }, /"tags\/a\.yaml" has \d+ bytes, more than maxFileSize allows \(2\d\d\d\)/],
    ["a symbolic link", (place) => { symlinkSync("good.yaml", join(place.folder, PATH)); }, {}, /"tags\/a\.yaml" is no regular file/],
  ])("is told, stops the run, and makes nothing else sure: %s", (_, put, more, message) => {
    const place = repository();
    put(place);
    const { facts, notes, hasFailed } = load(place, { ...CONFIG, ...more });
    expect(notes).toEqual([expect.stringMatching(message)]);
    expect({ hasFailed, isCut: facts.isCut, paths: facts.tagFiles.map(({ path }) => path) }).toEqual({ hasFailed: true, isCut: true, paths: ["tags/good.yaml"] });
    expect(() => load(place, { ...CONFIG, ...more }, { env: { CI: "true" } })).toThrow(message);
  });

  it("is told of the index, too", () => {
    const { notes, hasFailed } = load(repository().add({ [PATH]: withNul }).write({ [PATH]: tagFile({ tag: "v2" }) }), CONFIG, { change: { kind: "staged" } });
    expect(notes).toEqual([expect.stringContaining("NUL")]);
    expect(hasFailed).toBe(true);
  });

  it("is none that an editor has mended, or that was deleted", () => {
    const place = repository().commit({ [PATH]: withNul });
    expect(load(place, CONFIG, { open: new Map([[PATH, tagFile({ tag: "v2" })]]) })).toMatchObject({ notes: [], hasFailed: false, facts: { tagFiles: [{ path: PATH }, {}] } });
    rmSync(join(place.folder, PATH));
    expect(load(place, { tagFiles: ["tags/*.yaml", "gone/*.yaml"] })).toMatchObject({ notes: [], hasFailed: false });
  });

  it("is one whose path is configured, and is not there or a folder", () => {
    const config = { tagFiles: ["tags/*.yaml", "tags/one.yaml"] };
    const place = repository();
    expect(load(place, config)).toMatchObject({ notes: [expect.stringMatching(/"tags\/one\.yaml" is not there; .*tagFiles/)], hasFailed: false });
    expect(() => load(place, config, { env: { CI: "true" } })).toThrow("is not there");
    mkdirSync(join(place.folder, "tags/one.yaml"));
    expect(load(place, config)).toMatchObject({ notes: [expect.stringContaining("is a folder")], hasFailed: true });
  });
});
