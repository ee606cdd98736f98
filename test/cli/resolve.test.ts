import { describe, expect, it } from "vitest";
import { makeFolder } from "../git/repository.js";
import { makeImage } from "../registry/images.js";
import { MemoryRegistry } from "../registry/memory-registry.js";
import { startServer } from "../registry/registry-bench.js";
import { image } from "./retag-project.js";
import { runTaglint } from "./running-bin.js";

const SHA = "0123456789abcdef0123456789abcdef01234567";

async function start() {
  const registry = new MemoryRegistry();
  const server = await startServer(registry.upstream);
  const cwd = makeFolder();
  const name = `${server.host}/team/runner`;
  return { registry, server, name, run: (...args: readonly string[]) => runTaglint({ cwd }, "resolve", ...args) };
}

describe("taglint resolve", () => {
  it("prints the tag for good, and nothing else", async () => {
    const { registry, name, run } = await start();
    const { digest } = image("a").manifest;
    registry.store("team/runner", "latest", image("a")).store("team/runner", "0123456", image("a")).store("team/web", "edge", image("b")).store("team/web", "0123456", image("b"));
    expect(await run(name)).toEqual({ status: 0, stdout: `${name}:0123456\n`, stderr: "" });
    const web = name.replace("runner", "web");
    expect((await run(name, `${web}:edge`)).stdout).toBe(`${name}:0123456\n${web}:0123456\n`);
    expect((await run(name, "--format=digest")).stdout).toBe(`${name}@${digest}\n`);
    expect((await run(name, "--format=env")).stdout).toBe(`RUNNER_IMAGE=${name}\nRUNNER_TAG=0123456\nRUNNER_SHA=${SHA}\nRUNNER_DIGEST=${digest}\n`);
    expect(JSON.parse((await run(name, "--format=json")).stdout)).toMatchObject({ version: 1, images: [{ image: name, state: "ok", reference: `${name}:0123456`, value: SHA, digest }] });
  });

  it("prints nothing where it is not sure", async () => {
    const { registry, name, run } = await start();
    registry.store("team/runner", "latest", image("a"));
    expect(await run(name)).toEqual({ status: 1, stdout: "", stderr: expect.stringContaining("is target-missing") as string });
    registry.store("team/runner", "0123456", image("b"));
    expect(await run(name)).toEqual({ status: 1, stdout: "", stderr: expect.stringContaining("is mismatch") as string });
    registry.store("team/runner", "latest", makeImage({ env: ["SHA=$(touch /tmp/x)\u001b[2J"] }));
    const hostile = await run(name);
    expect(hostile).toMatchObject({ status: 1, stdout: "" });
    expect(hostile.stderr).not.toContain("\u001b");
    registry.store("team/web", "latest", image("w")).store("team/web", "0123456", image("w"));
    expect(await run(name, name.replace("runner", "web"))).toMatchObject({ status: 1, stdout: "" });
    expect((await run(name.replace("runner", "none"))).status).toBe(1);
  });

  it("takes labels, lengths and platforms", async () => {
    const { registry, name, run } = await start();
    const labelled = makeImage({ labels: { revision: SHA } });
    registry.store("team/runner", "latest", labelled).store("team/runner", "0123456789", labelled);
    expect((await run(name, "--label=revision", "--length=10", "--platform=linux/amd64")).stdout).toBe(`${name}:0123456789\n`);
    expect((await run(name, "--label=revision", "--length=10", "--platform=linux/arm64")).status).toBe(1);
  });

  it("is incomplete where no registry answers, and says so", async () => {
    const { server, name, run } = await start();
    await server.close();
    expect(await run(name)).toEqual({ status: 3, stdout: "", stderr: expect.stringContaining("is network") as string });
  });

  it.each(["300.1.1.1/x", "localhost:99999/x"])("knows that the host of %s is none", async (name) => {
    const { run } = await start();
    expect(await run(name)).toEqual({ status: 3, stdout: "", stderr: expect.stringContaining(`is dns: ${name.slice(0, -2)} is no name of a host; mend`) as string });
  });

  it.each([
    [[], "needs an image"],
    [["x:y:z"], "is no image reference"],
    [[`x@md5:${"0".repeat(32)}`], "has a digest that taglint cannot check"],
    [["x", "--env=A", "--label=b"], "--env and --label cannot go together"],
    [["x", "--env=A=B"], "--env takes the name of a variable"],
    [["x", "--length=three"], "--length takes a number"],
    [["x", "--platform=linux"], "--platform takes all or os/architecture"],
    [["x", "--format=yaml"], "there is no format"],
    [["a/x", "b/x", "--format=env"], "would both set X_IMAGE"],
  ])("refuses %o", async (args, message) => {
    const { run } = await start();
    expect(await run(...args)).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining(message) as string });
  });
});
