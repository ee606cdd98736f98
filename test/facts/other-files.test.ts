import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { refreshSource } from "../../src/facts/refresh-source.js";
import { load } from "./load.js";
import { tagFile } from "./tag-file-text.js";

const DAY = 24 * 60 * 60 * 1000;
const source = () => new Repository().commit({ "tags/a.yaml": tagFile({ tag: "v1" }) }).commit({ "tags/a.yaml": tagFile({ tag: "v2" }) });
const charts = () => new Repository().commit({ "values.yaml": "a: 1\n" });

describe("a tag file of another repository", () => {
  it("is read out of a clone, with its history, at a revision", () => {
    const clone = source();
    clone.git("branch", "release", "HEAD~1");
    const at = (ref?: string) => load(charts(), { tagFiles: [{ git: clone.folder, path: "tags/*.yaml", ...(ref && { ref }) }] }).facts;
    expect(at().otherFiles).toMatchObject([{ name: `"tags/*.yaml" of "${clone.folder}"`, entries: [{ tag: "v2" }] }]);
    expect(at().past?.map(({ tag }) => tag)).toEqual(["v1", "v2"]);
    expect(at("release").otherFiles).toMatchObject([{ entries: [{ tag: "v1" }] }]);
  });

  it("may be of a branch that only the clone's remote has", () => {
    const clone = new Repository();
    clone.git("fetch", "-q", source().folder, "main:refs/remotes/origin/next");
    expect(load(charts(), { tagFiles: [{ git: clone.folder, ref: "next", path: "tags/a.yaml" }] }).facts.otherFiles).toMatchObject([{ entries: [{ tag: "v2" }] }]);
  });

  it("does not hear of the repository whose hook this is", () => {
    const clone = source();
    const hooked = charts();
    const { facts } = load(hooked, { tagFiles: [{ git: clone.folder, path: "tags/a.yaml" }] }, { env: { GIT_DIR: join(hooked.folder, ".git"), GIT_INDEX_FILE: join(hooked.folder, ".git/index") } });
    expect(facts.otherFiles).toHaveLength(1);
  });

  it.each([
    ["the clone", { git: "../nowhere", path: "a.yaml" }, "clone the repository"],
    ["the revision", { git: ".", ref: "gone", path: "a.yaml" }, "gone"],
    ["the file", { git: ".", path: "gone.yaml" }, "gone.yaml"],
    ["the copy", { git: "https://git.example.com/x", path: "a.yaml" }, "taglint tags update"],
  ])("is told to be missing, and stops nobody but a CI run, when %s is not there", (_, file, words) => {
    const env = { XDG_CACHE_HOME: makeFolder() };
    const { facts, notes } = load(charts(), { tagFiles: [file] }, { env });
    expect(facts).toMatchObject({ isCut: true, otherFiles: [] });
    expect(notes).toEqual([expect.stringContaining(words)]);
    expect(() => load(charts(), { tagFiles: [file] }, { env: { ...env, CI: "true" } })).toThrow();
  });
});

describe("the copy of a repository", () => {
  it("is fetched when asked for only, and then needs no server", () => {
    const server = source();
    const file = { git: `file://${server.folder}`, ref: "main", path: "tags/a.yaml" };
    const env = { XDG_CACHE_HOME: makeFolder() };
    const project = charts();
    const refresh = () => refreshSource(file, project.folder, { ...project.env, ...env });
    const tags = () => load(project, { tagFiles: [file] }, { env: { ...env, CI: "true" } }).facts.otherFiles?.[0]?.entries.map(({ tag }) => tag);

    expect(refresh()).toMatchObject({ kind: "copy", before: undefined, after: server.git("rev-parse", "HEAD").trim() });
    server.commit({ "tags/a.yaml": tagFile({ tag: "v3" }) });
    expect(tags()).toEqual(["v2"]);
    const { before, after } = refresh();
    expect(before).not.toBe(after);
    rmSync(server.folder, { recursive: true });
    expect(tags()).toEqual(["v3"]);
    expect(refresh).toThrow(/cannot be fetched/);
    expect(tags()).toEqual(["v3"]);
  });

  it("is told to be old after a fortnight", () => {
    const server = source();
    const file = { git: `file://${server.folder}`, ref: undefined, path: "tags/a.yaml" };
    const env = { XDG_CACHE_HOME: makeFolder() };
    const project = charts();
    refreshSource(file, project.folder, { ...project.env, ...env });
    const notesAfter = (days: number) => load(project, { tagFiles: [{ git: file.git, path: file.path }] }, { env: { ...env, CI: "true" }, now: Date.now() + days * DAY }).notes;
    expect(notesAfter(13)).toEqual([]);
    expect(notesAfter(20)).toEqual([expect.stringMatching(/20 days old; taglint tags update/)]);
  });

  it("runs no program that a URL names", () => {
    const project = charts();
    const env = { ...project.env, XDG_CACHE_HOME: makeFolder() };
    const marker = join(project.folder, "ran");
    const refresh = (git: string) => () => refreshSource({ git, ref: undefined, path: "a.yaml" }, project.folder, env);
    expect(refresh(`ext://sh -c touch% ${marker}`)).toThrow(/cannot be fetched/);
    expect(refresh(`--upload-pack=touch ${marker};://x`)).toThrow(/no clone/);
    expect(refresh(`ext::sh -c touch% ${marker}`)).toThrow(/no clone/);
    expect(existsSync(marker)).toBe(false);
  });
});
