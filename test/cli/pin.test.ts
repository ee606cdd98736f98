import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Repository } from "../git/repository.js";
import { answer, errorBody } from "../registry/faults.js";
import { makeImage } from "../registry/images.js";
import { MemoryRegistry } from "../registry/memory-registry.js";
import { startServer } from "../registry/registry-bench.js";
import { image, tagFile } from "./retag-project.js";
import { runTaglint } from "./running-bin.js";

const PLAIN = makeImage({ content: "plain" });
const { digest } = PLAIN.manifest;

/** A registry with `team/own`, which records its commit and has a tag of it, and `team/plain`, which records nothing. */
async function start() {
  const registry = new MemoryRegistry().store("team/own", "latest", image("own")).store("team/own", "0123456", image("own")).store("team/plain", "latest", PLAIN).store("team/plain", "edge", PLAIN);
  const server = await startServer(registry.upstream);
  const repository = new Repository();
  const { host } = server;
  return {
    server,
    host,
    repository,
    read: (path: string) => readFileSync(join(repository.folder, path), "utf8"),
    run: (...args: readonly string[]) => runTaglint({ cwd: repository.folder }, "pin", ...args),
    check: (...args: readonly string[]) => runTaglint({ cwd: repository.folder }, ...args),
  };
}

describe("taglint pin", () => {
  it("writes what references stand for now, each as its format spells it, and nothing else", async () => {
    const { host, repository, read, run, check, server } = await start();
    repository.write({
      "pod.yaml": `apiVersion: v1\r\nkind: Pod\r\nspec:\r\n  containers:\r\n    - {name: a, image: "${host}/team/own:latest"}   # the app\r\n    - {name: b, image: '${host}/team/plain'}\r\n    - {name: c, image: ${host}/team/own:1.0}\r\n`,
      "values.yaml": `image:\n  registry: ${host}\n  repository: team/own\n  tag: latest # moves\nother:\n  image: {registry: "${host}", repository: team/plain, tag: latest, digest: ""}\nthird:\n  image:\n    repository: ${host}/team/plain\n    tag: latest\n`,
      Dockerfile: `ARG TAG=latest\nFROM ${host}/team/plain:$TAG\nCOPY --from=${host}/team/own:latest / /\n`,
    });
    expect(await run()).toMatchObject({ status: 0, stdout: "", stderr: "taglint: made 7 fixes in 3 files\n" });
    expect(read("pod.yaml")).toBe(
      `apiVersion: v1\r\nkind: Pod\r\nspec:\r\n  containers:\r\n    - {name: a, image: "${host}/team/own:0123456"}   # the app\r\n    - {name: b, image: '${host}/team/plain@${digest}'}\r\n    - {name: c, image: ${host}/team/own:1.0}\r\n`,
    );
    // It would be a number without its quotes.
    expect(read("values.yaml")).toBe(
      `image:\n  registry: ${host}\n  repository: team/own\n  tag: "0123456" # moves\nother:\n  image: {registry: "${host}", repository: team/plain, tag: latest, digest: "${digest}"}\nthird:\n  image:\n    repository: ${host}/team/plain\n    tag: latest@${digest}\n`,
    );
    expect(read("Dockerfile")).toBe(`ARG TAG=latest@${digest}\nFROM ${host}/team/plain:$TAG\nCOPY --from=${host}/team/own:0123456 / /\n`);
    expect((await check()).status).toBe(0);
    server.reset();
    expect(await run()).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(server.log).toEqual([]);
  });

  it("asks for each image once, and for none that is allowed or not in the paths", async () => {
    const { host, repository, run, server } = await start();
    repository.write({
      ".taglint.yaml": `allow: [{ images: ["*/team/own"], reason: "built here" }]\n`,
      "a/Dockerfile": `FROM ${host}/team/plain:edge\nFROM ${host}/team/plain:latest\nFROM ${host}/team/plain\nFROM ${host}/team/own:latest\n`,
      "b/Dockerfile": `FROM ${host}/team/none:latest\n`,
    });
    expect((await run("a")).status).toBe(0);
    const asked = server.log.filter(({ path }) => path.includes("/manifests/")).map(({ path }) => path);
    // Without a tag it is another reference in the file, and the same image.
    expect(new Set(asked)).toEqual(new Set(["/v2/team/plain/manifests/latest"]));
  });

  it("shows a diff that git applies, and writes nothing", async () => {
    const { host, repository, read, run } = await start();
    const text = `FROM ${host}/team/own:latest\n`;
    repository.write({ Dockerfile: text });
    const { status, stdout } = await run("--diff");
    expect([status, read("Dockerfile")]).toEqual([0, text]);
    repository.write({ "x.diff": stdout }).git("apply", "x.diff");
    expect(read("Dockerfile")).toBe(`FROM ${host}/team/own:0123456\n`);
  });

  it("tells what it cannot pin, and why", async () => {
    const { host, repository, read, run } = await start();
    repository.write({ Dockerfile: `ARG R\nARG T=latest\nFROM ${host}/team/none:latest\nFROM \${R}/x:latest\nFROM ${host}/team/own:$T AS a\nFROM ${host}/team/own:$T\n` });
    const { status, stderr } = await run();
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^taglint: Dockerfile:3:\d+: ".*\/team\/none:latest" is not pinned: there is no latest$/),
      expect.stringMatching(/^taglint: Dockerfile:4:\d+: "\$\{R\}\/x:latest" is not pinned: a part of it is filled in later$/),
      expect.stringMatching(/^taglint: Dockerfile:5:\d+: ".*" is not pinned: what would be written is used elsewhere, too; --fix=all writes it$/),
      expect.stringMatching(/^taglint: Dockerfile:6:\d+: /),
      "",
    ]);
    expect(status).toBe(1);
    expect(read("Dockerfile")).toContain("ARG T=latest\n");
  });

  it("changes nothing when no registry answers, and says so", async () => {
    const { host, repository, read, run, server } = await start();
    await server.close();
    const text = `FROM ${host}/team/own:latest\nFROM ${host}/team/plain\n`;
    repository.write({ Dockerfile: text });
    const { status, stdout, stderr } = await run();
    expect([status, stdout]).toEqual([3, ""]);
    expect(stderr).toMatch(new RegExp(`taglint: no registry gave an answer, so nothing is changed: ${host} \\(GET .*: .*\\); look at the network`));
    expect(read("Dockerfile")).toBe(text);
  });

  it("names each managed reference that it leaves when no registry answers", async () => {
    const { host, repository, read, run, server } = await start();
    await server.close();
    const text = `FROM ${host}/team/own:latest\nFROM ${host}/team/plain:latest\n`;
    repository.write({ ".taglint.yaml": "tagFiles: [image-tags.yaml]\n", "image-tags.yaml": tagFile({ name: `${host}/team/own`, tag: "v2.0.0" }), Dockerfile: text });
    const { status, stderr } = await run();
    expect(status).toBe(3);
    expect(stderr).toMatch(/Dockerfile:1:\d+: ".*\/team\/own:latest" is not pinned: .*v2\.0\.0.*, once a registry answers for the others\n/);
    expect(stderr).toMatch(/Dockerfile:2:\d+: ".*\/team\/plain:latest" is not pinned: /);
    expect(read("Dockerfile")).toBe(text);
  });

  it("takes a registry that refuses for an answer, and pins what is managed", async () => {
    const { host, repository, read, run, server } = await start();
    server.inject(answer({}, 403, errorBody({ code: "DENIED" })));
    repository.write({ ".taglint.yaml": "tagFiles: [image-tags.yaml]\n", "image-tags.yaml": tagFile({ name: `${host}/team/own`, tag: "v2.0.0" }), Dockerfile: `FROM ${host}/team/own:latest\nFROM ${host}/team/plain:latest\n` });
    const { status, stderr } = await run();
    expect([status, stderr]).toEqual([3, expect.not.stringContaining("no registry gave an answer") as string]);
    expect(read("Dockerfile")).toBe(`FROM ${host}/team/own:v2.0.0\nFROM ${host}/team/plain:latest\n`);
  });

  it("pins what it can when only one registry is silent", async () => {
    const { host, repository, read, run } = await start();
    const silent = await startServer(new MemoryRegistry().upstream);
    const elsewhere = silent.host;
    await silent.close();
    repository.write({ Dockerfile: `FROM ${host}/team/own:latest\nFROM ${elsewhere}/x:latest\n` });
    const { status, stderr } = await run();
    expect(status).toBe(3);
    expect(stderr).toContain('x:latest" is not pinned');
    expect(read("Dockerfile")).toBe(`FROM ${host}/team/own:0123456\nFROM ${elsewhere}/x:latest\n`);
  });

  it("takes the tag that a tag file gives, without asking a registry; several are a person's choice", async () => {
    const { host, repository, read, run, server } = await start();
    repository.write({
      ".taglint.yaml": "tagFiles: [image-tags.yaml]\n",
      "image-tags.yaml": tagFile({ name: `${host}/team/own`, tag: "v2.0.0" }, { name: `${host}/team/plain`, tag: "v1.0.0-a" }, { name: `${host}/team/plain`, tag: "v1.0.0-b" }),
      Dockerfile: `FROM ${host}/team/own:latest\nFROM ${host}/team/plain:latest\n`,
    });
    const { status, stderr } = await run();
    expect(stderr).toContain("Dockerfile:2:");
    expect(stderr).toMatch(/only a person can choose: .*v1\.0\.0-a, or .*v1\.0\.0-b/);
    expect([status, server.log]).toEqual([1, []]);
    expect(read("Dockerfile")).toBe(`FROM ${host}/team/own:v2.0.0\nFROM ${host}/team/plain:latest\n`);
  });

  it("leaves to a person what several images would write differently into the text that they share", async () => {
    const { host, repository, read, run } = await start();
    const text = `ARG TAG=latest\nFROM ${host}/team/own:$TAG\nFROM ${host}/team/plain:$TAG\n`;
    repository.write({ Dockerfile: text });
    const { status, stderr } = await run("--fix=all");
    expect(status).toBe(1);
    expect(stderr.match(/only a person can choose: /g)).toHaveLength(2);
    expect(read("Dockerfile")).toBe(text);
  });

  it("pins in what is staged, and asks for it to be staged again", async () => {
    const { host, repository, read, run } = await start();
    repository.add({ Dockerfile: `FROM ${host}/team/own:latest\n` }).write({ "other/Dockerfile": `FROM ${host}/team/own:latest\n` });
    const { status, stderr } = await run("--staged");
    expect([status, stderr]).toEqual([1, expect.stringContaining("stage it again") as string]);
    expect(read("Dockerfile")).toBe(`FROM ${host}/team/own:0123456\n`);
    expect(read("other/Dockerfile")).toContain(":latest");
  });
});
