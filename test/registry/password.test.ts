import { describe, expect, it } from "vitest";
import { answer } from "./faults.js";
import { makeImage } from "./images.js";
import { openClient, startBench } from "./registry-bench.js";
import { withBasic } from "./secured.js";

const CHALLENGE = { "www-authenticate": 'Basic realm="registry"' };

async function startGuarded(password: string) {
  const bench = await startBench({ wrap: (upstream) => withBasic(upstream, "ada", "secret-of-ada") });
  bench.registry.store("app", "v1", makeImage());
  const known = openClient({ env: { TAGLINT_REGISTRY_HOST: bench.server.host, TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: password } });
  return { ...bench, resolve: () => known.resolveManifest(bench.place("app"), "v1") };
}

describe("a password", () => {
  it("is told when it is asked for, and unasked from then on", async () => {
    const { server, resolve } = await startGuarded("secret-of-ada");
    for (let turn = 0; turn < 3; turn++) expect(await resolve()).toMatchObject({ kind: "found" });
    expect(server.log.map(({ headers }) => headers.authorization !== undefined)).toEqual([false, true, true, true]);
  });

  it("that is refused is told once, and nothing goes on without it", async () => {
    const { server, resolve } = await startGuarded("wrong-secret");
    const outcome = await resolve();
    expect(outcome).toMatchObject({ kind: "failed", failure: "auth", message: expect.stringContaining("$TAGLINT_REGISTRY_PASSWORD") as string });
    expect(JSON.stringify(outcome)).not.toContain("wrong-secret");
    expect(server.log).toHaveLength(2);
  });

  it("that is refused later is not told again", async () => {
    const { server, resolve } = await startGuarded("secret-of-ada");
    await resolve();
    server.inject(answer({}, 401, "", CHALLENGE));
    expect(await resolve()).toMatchObject({ kind: "failed", failure: "auth" });
    expect(server.log).toHaveLength(3);
  });

  it("that nobody has is asked for in vain", async () => {
    const { server, client, place } = await startGuarded("unknown to this client");
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "auth", message: expect.stringContaining("none were found") as string });
    expect(server.log).toHaveLength(1);
  });

  it("is not told by ways that taglint does not know", async () => {
    const { server, resolve } = await startGuarded("secret-of-ada");
    server.inject(answer({}, 401, "", { "www-authenticate": "Negotiate" }));
    expect(await resolve()).toMatchObject({ kind: "failed", failure: "auth", message: expect.stringContaining("negotiate") as string });
    expect(server.log).toHaveLength(1);
  });
});
