import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { proxyFor } from "../../src/registry/proxy-choice.js";
import { makeImage } from "./images.js";
import { MemoryRegistry } from "./memory-registry.js";
import { NetworkOfNames } from "./network-of-names.js";
import { openClient } from "./registry-bench.js";

describe("the proxy for a URL", () => {
  const PROXY = "http://proxy.test:3128";

  it.each([
    [{ https_proxy: PROXY }, "https://r.test/", PROXY],
    [{ HTTPS_PROXY: PROXY }, "https://r.test/", PROXY],
    [{ https_proxy: PROXY, HTTPS_PROXY: "http://other" }, "https://r.test/", PROXY],
    [{ https_proxy: "", HTTPS_PROXY: PROXY }, "https://r.test/", PROXY],
    [{ http_proxy: PROXY }, "http://r.test/", PROXY],
    [{ http_proxy: PROXY }, "https://r.test/", undefined],
    [{ https_proxy: "proxy.test:3128" }, "https://r.test/", PROXY],
    [{ https_proxy: PROXY }, "https://localhost:5000/", undefined],
    [{ https_proxy: PROXY }, "https://127.0.0.1:5000/", undefined],
    [{ https_proxy: PROXY }, "https://[::1]:5000/", undefined],
    [{}, "https://r.test/", undefined],
  ])("of %j for %s is %s", (env, url, expected) => {
    expect(proxyFor(new URL(url), env)).toBe(expected);
  });

  it.each([
    ["*", "https://r.test/", true],
    ["r.test", "https://r.test/", true],
    ["R.Test", "https://r.test/", true],
    ["r.test", "https://a.r.test/", true],
    ["r.test", "https://br.test/", false],
    [".r.test", "https://a.r.test/", true],
    [".r.test", "https://r.test/", false],
    ["*.r.test", "https://a.r.test/", true],
    ["r.test:5000", "https://r.test:5000/", true],
    ["r.test:5000", "https://r.test/", false],
    ["r.test:443", "https://r.test/", true],
    ["a, ,b , r.test", "https://r.test/", true],
    ["10.0.0.0/8", "https://10.1.2.3/", true],
    ["10.0.0.0/8", "https://11.1.2.3/", false],
    ["10.0.0.0/99", "https://10.1.2.3/", false],
    ["10.0.0.0/8", "https://r.test/", false],
    ["fd00::/8", "https://[fd12::1]/", true],
    ["fd12::1", "https://[fd12::1]/", true],
    ["10.1.2.3", "https://10.1.2.3/", true],
    ["", "https://r.test/", false],
    [",", "https://r.test/", false],
  ])("is none where no_proxy=%s has %s: %s", (no_proxy, url, exempt) => {
    expect(proxyFor(new URL(url), { https_proxy: PROXY, no_proxy }) === undefined).toBe(exempt);
  });
});

/** A proxy that connects every name to one port of this machine. */
async function startProxy(port: number, refusal?: number) {
  const asked: { readonly to: string | undefined; readonly authorization: string | undefined }[] = [];
  const server = createServer();
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    asked.push({ to: request.url, authorization: request.headers["proxy-authorization"] });
    if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const onward = connect(port, "127.0.0.2", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on("error", () => { socket.destroy(); onward.destroy(); });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return { asked, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("a registry behind a proxy", () => {
  const image = makeImage();
  const start = async (refusal?: number) => {
    const network = new NetworkOfNames();
    const registry = await network.start("registry.test", "public", new MemoryRegistry().store("app", "v1", image).upstream);
    const proxy = await startProxy(registry.server.port, refusal);
    const lookUp = () => Promise.reject(Object.assign(new Error("only the proxy knows"), { code: "ENOTFOUND" }));
    const client = openClient({ caFile: network.writeCaFile(), addresses: { ...network.addresses, lookUp }, env: { https_proxy: `http://ada:proxy-secret@${proxy.address}` } });
    return { registry, proxy, resolve: () => client.resolveManifest({ host: registry.host, repository: "app" }, "v1") };
  };

  it("is asked through it, whose user is told to it alone", async () => {
    const { registry, proxy, resolve } = await start();
    expect(await resolve()).toMatchObject({ kind: "found", value: { digest: image.manifest.digest } });
    expect(proxy.asked).toEqual([{ to: registry.host, authorization: `Basic ${Buffer.from("ada:proxy-secret").toString("base64")}` }]);
    expect(registry.server.hasSeen("proxy-secret")).toBe(false);
  });

  it.each([403, 407, 502])("is not, where the proxy answers %d", async (status) => {
    const { resolve } = await start(status);
    const outcome = await resolve();
    expect(outcome).toMatchObject({ kind: "failed", failure: "network", message: expect.stringContaining(`the proxy refused (${status})`) as string });
    expect(JSON.stringify(outcome)).not.toContain("proxy-secret");
  });
});
