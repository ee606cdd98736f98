import { describe, expect, it } from "vitest";
import type { RegistryClientOptions } from "../../src/registry/open-registry-client.js";
import { answer, errorBody, flood, limit, resetBefore } from "./faults.js";
import { makeImage } from "./images.js";
import { openClient, startBench, startServer } from "./registry-bench.js";
import { withTokens } from "./secured.js";
import { TokenServer } from "./token-server.js";
import type { TokenServerOptions } from "./token-server.js";
import { VirtualClock } from "./virtual-clock.js";

const image = makeImage();
const found = { kind: "found", value: { digest: image.manifest.digest } };
const ADA = { TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: "lovelace:1815" };

/** A registry that wants tokens, and their server; the clock is the client's. */
async function startGuarded(options: TokenServerOptions = {}, clientOptions: RegistryClientOptions = {}) {
  const clock = new VirtualClock();
  const tokens = new TokenServer({ users: { ada: "lovelace:1815" }, now: () => clock.now(), ...options });
  const tokenServer = await startServer(tokens.upstream);
  const bench = await startBench({ client: { clock }, wrap: (upstream) => withTokens(upstream, tokens, () => `${tokenServer.url}/token`) });
  bench.registry.store("app", "v1", image).store("other", "v1", image);
  const asAda = openClient({ clock, env: { ...ADA, TAGLINT_REGISTRY_HOST: bench.server.host }, ...clientOptions });
  return { ...bench, clock, tokens, tokenServer, asAda };
}

describe("a token", () => {
  it("is asked for once per repository, by the challenge of the first request", async () => {
    const { server, tokenServer, client, place } = await startGuarded();
    const references = Array.from({ length: 20 }, () => "v1");
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject(found);
    await Promise.all(references.map((reference) => client.resolveManifest(place("app"), reference)));
    expect(tokenServer.log.map(({ path, query }) => path + query)).toEqual(["/token?service=registry.test&scope=repository%3Aapp%3Apull"]);
    expect(server.log.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  it("is asked for once by twenty requests that begin together", async () => {
    const { tokenServer, client, place } = await startGuarded();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => client.resolveManifest(place("app"), "v1")));
    for (const outcome of outcomes) expect(outcome).toMatchObject(found);
    expect(tokenServer.log).toHaveLength(1);
  });

  it("is asked for at once for a second repository of the host", async () => {
    const { server, tokenServer, client, place } = await startGuarded();
    await client.resolveManifest(place("app"), "v1");
    await client.resolveManifest(place("other"), "v1");
    expect(tokenServer.log).toHaveLength(2);
    expect(server.lines).toEqual(["HEAD 401 /v2/app/manifests/v1", "HEAD 200 /v2/app/manifests/v1", "HEAD 200 /v2/other/manifests/v1"]);
  });

  it("for a write is asked for with push, and never got by a read", async () => {
    const { tokenServer, asAda, place } = await startGuarded();
    const source = await asAda.readManifest(place("app"), "v1");
    if (source.kind !== "found") throw new Error(source.kind);
    expect(await asAda.writeManifest(place("app"), "v2", source.value)).toEqual({ kind: "created" });
    expect(tokenServer.log.map(({ query }) => new URLSearchParams(query).get("scope"))).toEqual(["repository:app:pull", "repository:app:pull,push"]);
    expect(tokenServer.log.every(({ headers }) => headers.authorization?.startsWith("Basic "))).toBe(true);
  });

  it("that has expired is got anew before it is sent", async () => {
    const { server, tokenServer, client, clock, place } = await startGuarded({ life: 60 });
    await client.resolveManifest(place("app"), "v1");
    clock.pass(55_000);
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject(found);
    expect(tokenServer.log).toHaveLength(2);
    expect(server.log.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  it("that has expired is got anew once by twenty requests that begin together", async () => {
    const { tokenServer, client, clock, place } = await startGuarded({ life: 60 });
    await client.resolveManifest(place("app"), "v1");
    clock.pass(55_000);
    await Promise.all(Array.from({ length: 20 }, () => client.resolveManifest(place("app"), "v1")));
    expect(tokenServer.log).toHaveLength(2);
  });

  it.each([
    [401, "", { "www-authenticate": "" }],
    [400, errorBody({ code: "DENIED", message: "Your authorization token is invalid" }), {}],
  ])("that the registry takes for none is got anew once (%d)", async (status, body, headers) => {
    const { server, tokenServer, client, place } = await startGuarded();
    await client.readManifest(place("app"), "v1");
    const challenge = { "www-authenticate": `Bearer realm="${tokenServer.url}/token",service="registry.test"` };
    server.inject(answer({ times: 1 }, status, body, { ...headers, ...(status === 401 ? challenge : {}) }));
    expect(await client.readManifest(place("app"), "v1")).toMatchObject(found);
    expect(tokenServer.log).toHaveLength(2);
    server.inject(answer({}, status, body, { ...headers, ...(status === 401 ? challenge : {}) }));
    expect(await client.readManifest(place("app"), "v1")).toMatchObject({ kind: "failed", attempts: 1 });
    expect(tokenServer.log).toHaveLength(3);
  });

  it("is not got anew for what is denied in other words", async () => {
    const { server, tokenServer, client, place } = await startGuarded();
    await client.readManifest(place("app"), "v1");
    server.inject(answer({}, 400, errorBody({ code: "DENIED", message: "no" })));
    expect(await client.readManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "registry-error" });
    expect(tokenServer.log).toHaveLength(1);
  });

  it("is asked for by the names of the challenge, where the registry's own are others", async () => {
    const { server, tokenServer, client, place } = await startGuarded();
    server.inject(answer({}, 401, "", { "www-authenticate": `Bearer realm="${tokenServer.url}/token",scope="repository:mirror/app:pull"` }));
    await client.resolveManifest(place("app"), "v1");
    await client.resolveManifest(place("other"), "v1");
    expect(server.log.map(({ headers }) => headers.authorization !== undefined)).toEqual([false, true, false, true]);
    expect(new Set(tokenServer.log.map(({ query }) => new URLSearchParams(query).get("scope")))).toEqual(new Set(["repository:mirror/app:pull"]));
  });

  it("without a right to push is denied", async () => {
    const { server, client, place } = await startGuarded();
    const source = await client.readManifest(place("app"), "v1");
    if (source.kind !== "found") throw new Error(source.kind);
    expect(await client.writeManifest(place("app"), "v2", source.value)).toMatchObject({ kind: "failed", failure: "denied" });
    expect(server.log.filter(({ method, status }) => method === "PUT" && status === 201)).toEqual([]);
  });
});

describe("a token server", () => {
  it("that fails is tried again, and its host waited for", async () => {
    const { tokenServer, client, clock, place } = await startGuarded();
    tokenServer.inject(answer({ times: 1 }, 503), resetBefore({ times: 1 }), limit({ times: 1 }, "7"));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject(found);
    expect(tokenServer.log).toHaveLength(4);
    expect(clock.slept.some((milliseconds) => milliseconds > 6_000 && milliseconds <= 7_000)).toBe(true);
  });

  it("that fails for ever is not tried five times five times", async () => {
    const { server, tokenServer, client, place } = await startGuarded();
    tokenServer.inject(answer({}, 500));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "registry-error", attempts: 1 });
    expect(tokenServer.log).toHaveLength(5);
    expect(server.log).toHaveLength(1);
  });

  it.each([
    ["no token", "{}"],
    ["no JSON", "<html>"],
    ["a token that would be two headers", JSON.stringify({ token: "a\r\nX-Evil: 1" })],
    ["a token with a blank", JSON.stringify({ token: "a b" })],
    ["an empty token", JSON.stringify({ token: "" })],
  ])("that answers with %s is not obeyed", async (_name, body) => {
    const { server, tokenServer, client, place } = await startGuarded();
    tokenServer.inject(answer({}, 200, body));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "protocol" });
    expect(server.log).toHaveLength(1);
  });

  it("that answers without end is not listened to", async () => {
    const { tokenServer, client, place } = await startGuarded();
    tokenServer.inject(flood({}, 2 ** 31));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "too-large" });
  });

  it("that refuses a password ends it: nobody's token is not tried instead", async () => {
    const { tokenServer, server, place, clock } = await startGuarded();
    const client = openClient({ clock, env: { ...ADA, TAGLINT_REGISTRY_PASSWORD: "wrong-secret", TAGLINT_REGISTRY_HOST: server.host } });
    const outcome = await client.resolveManifest(place("app"), "v1");
    expect(outcome).toMatchObject({ kind: "failed", failure: "auth", message: expect.stringContaining("$TAGLINT_REGISTRY_PASSWORD") as string });
    expect(JSON.stringify(outcome)).not.toContain("wrong-secret");
    expect(tokenServer.log).toHaveLength(1);
  });

  it("that gives nobody any says so", async () => {
    const { client, place } = await startGuarded({ anonymous: false });
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "auth", message: expect.stringContaining("no credentials were found") as string });
  });

  it("gets a refresh token in a form, which no redirect carries on", async () => {
    const { server, tokenServer, place, clock } = await startGuarded({ refreshTokens: ["refresh-me"], anonymous: false });
    const DOCKER_AUTH_CONFIG = JSON.stringify({ auths: { [server.host]: { auth: "eDp5", identitytoken: "refresh-me" } } });
    const options = { clock, env: { DOCKER_AUTH_CONFIG } };
    expect(await openClient(options).resolveManifest(place("app"), "v1")).toMatchObject(found);
    expect(tokenServer.log.map(({ method, body }) => [method, new URLSearchParams(body.toString()).get("refresh_token")])).toEqual([["POST", "refresh-me"]]);

    const elsewhere = await startServer(server.upstream);
    tokenServer.inject(answer({}, 307, "", { location: `${elsewhere.url}/token` }));
    expect(await openClient(options).resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "redirect-refused" });
    expect(elsewhere.log).toEqual([]);
  });
});
