import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Repository } from "../git/repository.js";
import { load } from "./load.js";
import { tagFile } from "./tag-file-text.js";

const CONFIG = { tagFiles: ["tags/image-tags-*.yaml"] };
const tagsOf = (repository: Repository, config: object = CONFIG) => load(repository, config).facts.past?.map(({ tag }) => tag);

/** Three revisions; in the second the file gets its present name, which the globs take, and the first one they do not. */
function renamed(): Repository {
  const repository = new Repository().commit({ "old.yaml": tagFile({ tag: "v1" }, { name: "api", tag: "a1" }) });
  repository.git("mv", "old.yaml", "tags.yaml");
  repository.commit();
  repository.write({ "tags/.keep": "" }).git("mv", "tags.yaml", "tags/image-tags-a.yaml");
  return repository.commit().commit({ "tags/image-tags-a.yaml": tagFile({ tag: "v2" }, { name: "api", tag: "a1" }) });
}

describe("the history of tag files", () => {
  it("follows a file through names that the globs do not take", () => {
    expect(tagsOf(renamed())).toEqual(["v1", "a1", "v2"]);
  });

  it("tells with which commit an entry came, and in the place of which", () => {
    const repository = renamed();
    const { past = [] } = load(repository, CONFIG).facts;
    expect(past.at(-1)).toMatchObject({ tag: "v2", commit: repository.git("rev-parse", "HEAD").trim(), path: "tags/image-tags-a.yaml", previous: [{ tag: "v1" }] });
    expect(past.at(-1)?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(past[0]).toMatchObject({ path: "old.yaml", previous: [] });
  });

  it("has the commits of both sides of a merge, and what is written in the merge itself", () => {
    const path = "tags/image-tags-a.yaml";
    const repository = new Repository().commit({ [path]: tagFile({ tag: "v1" }, { name: "api", tag: "a1" }, { name: "db", tag: "d1" }) });
    repository.git("checkout", "-q", "-b", "side");
    repository.commit({ [path]: tagFile({ tag: "v2" }, { name: "api", tag: "a1" }, { name: "db", tag: "d1" }) });
    repository.git("checkout", "-q", "main");
    repository.commit({ [path]: tagFile({ tag: "v1" }, { name: "api", tag: "a1" }, { name: "db", tag: "d2" }) });
    repository.git("merge", "-q", "--no-commit", "-s", "ours", "side");
    repository.commit({ [path]: tagFile({ tag: "v2" }, { name: "api", tag: "a9" }, { name: "db", tag: "d2" }) });
    expect(new Set(tagsOf(repository))).toEqual(new Set(["v1", "a1", "d1", "d2", "v2", "a9"]));
    expect(load(repository, CONFIG).facts.past?.filter(({ tag }) => tag === "v2")).toHaveLength(1);
  });

  it("is that of the globs' files alone, in a project below the top, too", () => {
    const files = { "app/tags/image-tags-a.yaml": tagFile({ tag: "v1" }), "tags/image-tags-b.yaml": tagFile({ tag: "other" }), "app/tags/x.yaml": tagFile({ tag: "no" }) };
    const repository = new Repository().commit(files);
    const { facts } = load(repository, { tagFiles: ["tags/{image-tags-*,none}.yaml"] }, { folder: "app" });
    expect(facts.past?.map(({ tag, path }) => [tag, path])).toEqual([["v1", "app/tags/image-tags-a.yaml"]]);
    expect(facts.tagFiles.map(({ path }) => path)).toEqual(["tags/image-tags-a.yaml"]);
  });

  it("passes over revisions that are no tag files, and files that are deleted", () => {
    const path = "tags/image-tags-a.yaml";
    const repository = new Repository().commit({ [path]: "images:\n" }).commit({ [path]: Buffer.from([0, 1, 2]) }).commit({ [path]: tagFile({}) });
    repository.git("rm", "-q", path);
    repository.commit();
    const { facts } = load(repository, CONFIG);
    expect([facts.past?.length, facts.tagFiles]).toEqual([1, []]);
  });

  it("is empty before the first commit", () => {
    const { facts, notes } = load(new Repository().write({ "tags/image-tags-a.yaml": tagFile({}) }), CONFIG);
    expect([facts.past, facts.tagFiles.map(({ base }) => base), notes]).toEqual([[], [[]], []]);
  });
});

describe("the cache of the history", () => {
  const cacheOf = (repository: Repository) => join(repository.folder, ".git/taglint/tag-history.json");

  it("gives what was read without it", () => {
    const repository = renamed();
    const first = load(repository, CONFIG).facts;
    const text = readFileSync(cacheOf(repository), "utf8");
    // An entry that no revision has shows that it was the cache which told.
    writeFileSync(cacheOf(repository), text.replaceAll('"v2"', '"told"'));
    const second = load(repository, CONFIG).facts;
    expect(second.past).toEqual(first.past?.map((entry) => (entry.tag === "v2" ? { ...entry, tag: "told" } : entry)));
  });

  it("is extended by a commit's own blobs", () => {
    const repository = renamed();
    load(repository, CONFIG);
    writeFileSync(cacheOf(repository), readFileSync(cacheOf(repository), "utf8").replaceAll('"v1"', '"told"'));
    repository.commit({ "tags/image-tags-a.yaml": tagFile({ tag: "v3" }, { name: "api", tag: "a1" }) });
    expect(tagsOf(repository)).toEqual(["told", "a1", "v2", "v3"]);
  });

  it.each(["", "{", "null", "[]", '{"version":1}', '{"version":0,"entries":[],"blobs":[],"histories":[]}'])("is passed over when it is %j", (text) => {
    const repository = renamed();
    const whole = load(repository, CONFIG).facts.past;
    writeFileSync(cacheOf(repository), text);
    expect(load(repository, CONFIG).facts.past).toEqual(whole);
  });

  it("is passed over when a part of it is wrong", () => {
    const repository = renamed();
    const whole = load(repository, CONFIG).facts.past;
    const cache = JSON.parse(readFileSync(cacheOf(repository), "utf8")) as { histories: { past: unknown[][] }[] };
    cache.histories[0]!.past[0]![0] = 999;
    writeFileSync(cacheOf(repository), JSON.stringify(cache));
    expect(load(repository, CONFIG).facts.past).toEqual(whole);
  });

  it("is passed over when another version of it wrote it", () => {
    const repository = renamed();
    const whole = load(repository, CONFIG).facts.past;
    writeFileSync(cacheOf(repository), readFileSync(cacheOf(repository), "utf8").replaceAll('"v2"', '"told"').replace(/"version":\d+/, '"version":0'));
    expect(load(repository, CONFIG).facts.past).toEqual(whole);
  });

  it("tells the files of one configuration from those of another", () => {
    const repository = new Repository().commit({ "a.yaml": tagFile({ tag: "a" }), "b.yaml": tagFile({ tag: "b" }) });
    expect([tagsOf(repository, { tagFiles: ["/a.yaml"] }), tagsOf(repository, { tagFiles: ["/b.yaml"] })]).toEqual([["a"], ["b"]]);
  });

  it("leaves no temporary files, and is no file of the work tree", () => {
    const repository = renamed();
    load(repository, CONFIG);
    expect(readdirSync(join(repository.folder, ".git/taglint"))).toEqual(["tag-history.json"]);
    expect(repository.git("status", "--porcelain")).not.toContain("taglint");
  });
});
