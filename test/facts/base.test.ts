import { describe, expect, it } from "vitest";
import { recordOf } from "../../src/model/entry-record.js";
import { makeFolder, Repository } from "../git/repository.js";
import type { LoadOptions } from "./load.js";
import { load } from "./load.js";
import { tagFile } from "./tag-file-text.js";

const PATH = "image-tags-a.yaml";
const CONFIG = { tagFiles: ["image-tags-*.yaml"] };

/** The tags of the file now, in the base, and in the published history. */
function tagsIn(repository: Repository, options: LoadOptions = {}) {
  const { tagFiles, past = [] } = load(repository, CONFIG, options).facts;
  const tags = (entries: readonly Parameters<typeof recordOf>[0][] = []) => entries.map((entry) => recordOf(entry)?.tag);
  return { now: tags(tagFiles[0]?.entries), base: tags(tagFiles[0]?.base), past: past.map(({ tag }) => tag) };
}

const committed = () => new Repository().commit({ [PATH]: tagFile({ tag: "v1" }) }).commit({ [PATH]: tagFile({ tag: "v2" }) });

/** A clone whose branch has one commit more than its upstream. */
function ahead(): Repository {
  const clone = new Repository();
  clone.git("remote", "add", "origin", committed().folder);
  clone.git("fetch", "-q", "origin");
  clone.git("reset", "-q", "--hard", "origin/main");
  clone.git("branch", "-q", "--set-upstream-to=origin/main");
  return clone.commit({ [PATH]: tagFile({ tag: "v3" }) });
}

describe("what a run is compared with", () => {
  it("is HEAD, of a work tree without upstream", () => {
    expect(tagsIn(committed().write({ [PATH]: tagFile({ tag: "v3" }) }))).toEqual({ now: ["v3"], base: ["v2"], past: ["v1", "v2"] });
  });

  it("is the merge base with the upstream, if there is one", () => {
    expect(tagsIn(ahead())).toEqual({ now: ["v3"], base: ["v2"], past: ["v1", "v2"] });
  });

  it("is HEAD for what is staged, while what the upstream lacks is not published", () => {
    const repository = ahead().add({ [PATH]: tagFile({ tag: "v4" }) }).write({ [PATH]: tagFile({ tag: "v5" }) });
    expect(tagsIn(repository, { change: { kind: "staged" } })).toEqual({ now: ["v4"], base: ["v3"], past: ["v1", "v2"] });
  });

  it("is the merge base with a revision that is named", () => {
    expect(tagsIn(committed(), { change: { kind: "since", revision: "HEAD~1" } })).toEqual({ now: ["v2"], base: ["v1"], past: ["v1"] });
    expect(() => tagsIn(committed(), { change: { kind: "since", revision: "nowhere" } })).toThrow("nowhere");
  });

  it("is the merge base with what the CI system calls the target", () => {
    const repository = ahead();
    repository.git("branch", "-q", "--unset-upstream");
    expect(tagsIn(repository, { env: { GITHUB_BASE_REF: "main" } }).past).toEqual(["v1", "v2"]);
    repository.git("remote", "remove", "origin");
    expect(tagsIn(repository, { env: { GITHUB_BASE_REF: "gone" } }).past).toEqual(["v1", "v2", "v3"]);
  });

  it("is the merge base with the remote's main branch, of a topic branch that was never pushed", () => {
    const repository = ahead();
    repository.git("branch", "-q", "--unset-upstream");
    expect(tagsIn(repository)).toEqual({ now: ["v3"], base: ["v2"], past: ["v1", "v2"] });
  });

  it("is nothing when commits are judged one by one: all of them are history", () => {
    expect(tagsIn(ahead(), { change: { kind: "commits" } }).past).toEqual(["v1", "v2", "v3"]);
  });

  it("has a renamed file's entries under its new name, and a split one's", () => {
    const repository = committed();
    repository.git("mv", PATH, "image-tags-b.yaml");
    expect(tagsIn(repository).base).toEqual(["v2"]);
    repository.write({ "image-tags-c.yaml": tagFile({ tag: "v2" }) });
    expect(load(repository, CONFIG).facts.tagFiles.map(({ path, base }) => [path, base?.length])).toEqual([["image-tags-b.yaml", 1], ["image-tags-c.yaml", 1]]);
  });
});

describe("the project's tag files", () => {
  it("are those that git ignores not, new ones among them", () => {
    const repository = committed().write({ "image-tags-new.yaml": tagFile({ tag: "n1" }), "image-tags-no.yaml": tagFile({ tag: "no" }), ".gitignore": "*-no.yaml" });
    expect(load(repository, CONFIG).facts.tagFiles.map(({ path }) => path).sort()).toEqual([PATH, "image-tags-new.yaml"]);
  });

  it("are as an editor has them, where it has them open", () => {
    expect(tagsIn(committed(), { open: new Map([[PATH, tagFile({ tag: "typed" })]]) }).now).toEqual(["typed"]);
  });

  it("are those named beside the configuration's, too", () => {
    const { facts } = load(committed().commit({ "other.yaml": tagFile({ tag: "o1" }) }), {}, { also: ["other.yaml"] });
    expect([facts.tagFiles.map(({ path }) => path), facts.past?.map(({ tag }) => tag)]).toEqual([["other.yaml"], ["o1"]]);
  });

  it("bring a warning with them in a shallow clone, and stop a CI run", () => {
    const shallow = new Repository(makeFolder());
    shallow.git("fetch", "-q", "--depth=1", `file://${committed().folder}`, "main");
    shallow.git("reset", "-q", "--hard", "FETCH_HEAD");
    const { facts, notes } = load(shallow, CONFIG);
    expect(facts).toMatchObject({ isCut: true, past: [{ tag: "v2" }] });
    expect(notes).toEqual([expect.stringContaining("shallow")]);
    expect(() => load(shallow, CONFIG, { env: { CI: "true" } })).toThrow(/shallow/);
    expect(load(shallow, CONFIG, { env: { CI: "false" } }).notes).toHaveLength(1);
  });
});
