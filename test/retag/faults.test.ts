import { describe, expect, it } from "vitest";
import type { RetagResult } from "../../src/retag/retag-result.js";
import type { Fault } from "../registry/fault-server.js";
import { alter, answer, errorBody, flood, gzipBomb, hang, limit, meanwhile, redirect, resetAfter, resetBefore, resetInBody, stall, swallow, truncate, withHeader, withoutHeader } from "../registry/faults.js";
import { MemoryRegistry } from "../registry/memory-registry.js";
import { openClient, startServer } from "../registry/registry-bench.js";
import { OTHER, SOURCE, startRetag, TAG, WANTED } from "./retag-bench.js";

type Bench = Awaited<ReturnType<typeof startRetag>>;

interface Row {
  readonly name: string;
  readonly faults: (bench: Bench) => readonly Fault[];
  readonly state: string;
  /** What the tag is afterwards; default: what it was, nothing. */
  readonly tagged?: "wanted" | "other";
  /** How many PUTs reach the registry; default: at most one where it is created, else none. */
  readonly puts?: number;
}

const target = { path: `/${TAG}` };
const source = { path: `/${SOURCE}` };
const byDigest = { method: "GET", path: /sha256:/ };
const unknown = errorBody({ code: "MANIFEST_UNKNOWN" });

/** Each fault of the contract befalls the one entry whose tag is to be created; what becomes of it, and what was never sent. */
const ROWS: readonly Row[] = [
  ...[401, 403, 404, 405, 408, 418, 500, 501, 502, 503, 504].map((status): Row => ({ name: `every answer about the tag is ${status}`, faults: () => [answer(target, status)], state: "failed" })),
  ...[400, 404, 405, 501].map((status): Row => ({ name: `every HEAD is answered ${status}, GET works`, faults: () => [answer({ method: "HEAD" }, status)], state: "created", tagged: "wanted" })),
  { name: "404 without a code", faults: () => [answer({ ...target, method: "GET" }, 404, "not found")], state: "failed kind unclear-404" },
  { name: "404 with another code", faults: () => [answer({ ...target, method: "GET" }, 404, errorBody({ code: "UNAUTHORIZED" }))], state: "failed kind unclear-404" },
  { name: "404 of the source without a code", faults: () => [answer(source, 404, "<html>")], state: "failed kind unclear-404" },
  { name: "source is gone", faults: () => [answer(source, 404, unknown)], state: "missing-source" },
  ...[1, 2, 4].flatMap((times): readonly Row[] => [
    { name: `503 ${times} times for everything`, faults: () => [answer({ times }, 503)], state: "created", tagged: "wanted" },
    { name: `reset before the answer ${times} times`, faults: () => [resetBefore({ times })], state: "created", tagged: "wanted" },
    { name: `500 ${times} times to the PUT`, faults: () => [answer({ method: "PUT", times }, 500)], state: "created", tagged: "wanted", puts: 1 + times },
  ]),
  { name: "500 to the PUT for ever", faults: () => [answer({ method: "PUT" }, 500)], state: "failed kind registry-error", puts: 5 },
  { name: "reset in the body of the source", faults: () => [resetInBody({ ...byDigest, times: 2 })], state: "created", tagged: "wanted" },
  { name: "reset in the body of the source, for ever", faults: () => [resetInBody(byDigest)], state: "failed kind network" },
  { name: "reset after the PUT was applied", faults: () => [resetAfter({ method: "PUT", times: 1 })], state: "created", tagged: "wanted", puts: 1 },
  { name: "reset before the PUT is applied", faults: () => [resetBefore({ method: "PUT", times: 1 })], state: "created", tagged: "wanted", puts: 2 },
  { name: "500 after the PUT was applied", faults: () => [alter("500 after", { method: "PUT", times: 1 }, () => ({ status: 500, headers: {}, body: Buffer.alloc(0) }))], state: "created", tagged: "wanted", puts: 1 },
  { name: "reset after another's PUT", faults: ({ registry }) => [meanwhileReset(registry)], state: "conflict", tagged: "other", puts: 1 },
  ...[true, false].map((announced): Row => ({ name: `the source is cut, ${announced ? "with" : "without"} length`, faults: () => [truncate(byDigest, announced)], state: "failed" })),
  ...[undefined, "1", "0", "Wed, 31 Dec 2025 23:00:00 GMT", "Thu, 01 Jan 2026 00:00:10 GMT", "soon", "-1"].map((after): Row => ({ name: `429 twice, Retry-After ${after ?? "absent"}`, faults: () => [limit({ times: 2 }, after)], state: "created", tagged: "wanted" })),
  { name: "429 with a Retry-After longer than --max-wait", faults: () => [limit({}, "3600")], state: "skipped or failed kind rate-limited" },
  { name: "429 to the PUT", faults: () => [limit({ method: "PUT", times: 1 }, "1")], state: "created", tagged: "wanted", puts: 2 },
  { name: "wrong digest in the header of the source's bytes", faults: () => [withHeader(byDigest, "docker-content-digest", `sha256:${"0".repeat(64)}`)], state: "created", tagged: "wanted" },
  { name: "no digest in any header", faults: () => [withoutHeader({}, "docker-content-digest")], state: "created", tagged: "wanted" },
  { name: "a digest that is none", faults: () => [withHeader({ method: "HEAD" }, "docker-content-digest", "sha256:xyz")], state: "created", tagged: "wanted" },
  { name: "another content type", faults: () => [withHeader(byDigest, "content-type", "application/vnd.oci.image.manifest.v1+json")], state: "failed kind protocol" },
  { name: "schema 1", faults: () => [withHeader(byDigest, "content-type", "application/vnd.docker.distribution.manifest.v1+prettyjws")], state: "failed kind protocol" },
  { name: "swapped bytes", faults: () => [alter("swap", byDigest, (reply) => ({ ...reply, body: OTHER.manifest.bytes, headers: { ...reply.headers, "content-length": String(OTHER.manifest.bytes.length) } }))], state: "failed kind protocol" },
  { name: "201 that stores nothing", faults: () => [swallow()], state: "verify-failed" , puts: 1 },
  { name: "201 that names another digest", faults: () => [withHeader({ method: "PUT" }, "docker-content-digest", OTHER.manifest.digest)], state: "created", tagged: "wanted" },
  { name: "201 that stores another", faults: ({ registry }) => [alter("store another", { method: "PUT" }, (reply) => { registry.store("team/app", TAG, OTHER); return reply; })], state: "verify-failed", tagged: "other", puts: 1 },
  { name: "200 to the PUT, and nothing stored", faults: () => [answer({ method: "PUT" }, 200)], state: "failed", puts: 5 },
  ...[400, 403, 409, 412].flatMap((status): readonly Row[] => [
    { name: `${status} to the PUT, the tag is absent`, faults: () => [answer({ method: "PUT" }, status, errorBody({ code: "DENIED" }))], state: "failed kind denied", puts: 1 },
    { name: `${status} to the PUT, the tag is ours`, faults: ({ registry }) => [meanwhileAnswer(status, () => { registry.store("team/app", TAG, WANTED); })], state: "up-to-date", tagged: "wanted", puts: 1 },
    { name: `${status} to the PUT, the tag is another's`, faults: ({ registry }) => [meanwhileAnswer(status, () => { registry.store("team/app", TAG, OTHER); })], state: "conflict", tagged: "other", puts: 1 },
  ]),
  { name: "the target changes between plan and PUT", faults: ({ registry }) => [meanwhile({ ...byDigest, times: 1 }, () => { registry.store("team/app", TAG, OTHER); })], state: "conflict", tagged: "other" },
  { name: "the target becomes ours between plan and PUT", faults: ({ registry }) => [meanwhile({ ...byDigest, times: 1 }, () => { registry.store("team/app", TAG, WANTED); })], state: "up-to-date", tagged: "wanted" },
  { name: "5 MiB of manifest", faults: () => [flood(byDigest, 5 * 1024 * 1024)], state: "failed kind too-large" },
  { name: "a stream of 2 GB", faults: () => [flood({ method: "GET" }, 2 * 1024 ** 3)], state: "failed kind too-large" },
  { name: "a gzip bomb", faults: () => [gzipBomb(byDigest)], state: "failed" },
  { name: "an error of 2 GB", faults: () => [flood({ ...target, method: "GET" }, 2 * 1024 ** 3, {}, 404)], state: "failed" },
  ...["http://203.0.113.7/x", "https://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "//[::ffff:10.0.0.1]/", "https://user:secret@example.com/"].map((location): Row => ({ name: `a redirect to ${location}`, faults: () => [redirect(byDigest, location)], state: "failed" })),
  { name: "a redirect of the PUT to another origin", faults: () => [redirect({ method: "PUT" }, "http://127.0.0.1:9/x")], state: "failed", puts: 1 },
  { name: "a redirect to itself", faults: () => [redirect(byDigest, "")], state: "failed kind redirect-refused" },
  { name: "a hostile realm", faults: () => [answer({}, 401, "", { "www-authenticate": 'Bearer realm="https://169.254.169.254/token",service="x"' })], state: "failed" },
  { name: "control characters in the text of an error", faults: () => [answer(target, 403, errorBody({ code: "DENIED", message: "\u001b[2Jno\r\n\u202e" }))], state: "failed kind denied" },
];

function meanwhileAnswer(status: number, act: () => void): Fault {
  return alter(`${status} after another's work`, { method: "PUT" }, () => {
    act();
    return { status, headers: {}, body: errorBody({ code: "TAG_IMMUTABLE" }) };
  });
}

function meanwhileReset(registry: Bench["registry"]): Fault {
  const fault = resetBefore({ method: "PUT", times: 1 });
  return { ...fault, act: (exchange) => {
    registry.store("team/app", TAG, OTHER);
    return fault.act(exchange);
  } };
}

const tell = ({ state, kind }: RetagResult): string => (kind === undefined ? state : `${state} kind ${kind}`);

describe("a fault", () => {
  it.each(ROWS)("$name: $state", async ({ faults, state, tagged, puts }) => {
    const bench = await startRetag();
    bench.server.inject(...faults(bench));
    const result = await bench.apply();
    expect(state.split(" or ").some((expected) => tell(result).startsWith(expected)), `${tell(result)}: ${result.message ?? ""}`).toBe(true);
    expect(bench.tagged()).toBe(tagged === undefined ? undefined : (tagged === "wanted" ? WANTED : OTHER).manifest.digest);
    expect(bench.server.count("PUT")).toBeLessThanOrEqual(puts ?? (result.state === "created" ? 1 : 0));
    if (puts !== undefined && state !== "created") expect(bench.server.count("PUT")).toBe(puts);
    // eslint-disable-next-line no-control-regex -- they are what must not be there
    expect(result.message ?? "").not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);

    // Once the faults are over, a rerun makes of it what it is.
    bench.server.reset();
    const again = await bench.apply({ client: openClient({ clock: bench.clock }) });
    expect(again.state).toBe(tagged === "other" ? "conflict" : tagged === "wanted" ? "up-to-date" : "created");
  });

  it.each<[string, (aim: { path: RegExp }) => Fault]>([["no answer at all", hang], ["a body that stops", stall]])("%s: failed kind timeout", async (_name, fault) => {
    const bench = await startRetag({ timeouts: { headers: 60, body: 60, request: 120 } });
    bench.server.inject(fault({ path: /sha256:|v1$/ }));
    expect(tell(await bench.apply())).toBe("failed kind timeout");
    expect(bench.server.count("PUT")).toBe(0);
  });

  it("leaves no credential elsewhere", async () => {
    const thief = await startServer(new MemoryRegistry().upstream, { address: "127.0.0.2" });
    thief.inject(answer({}, 200, JSON.stringify({ token: "x" })));
    const bench = await startRetag();
    const env = { TAGLINT_REGISTRY_HOST: bench.server.host, TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: "lovelace-1815" };
    bench.server.inject(answer({}, 401, "", { "www-authenticate": `Bearer realm="${thief.url}/token",service="x"` }));
    expect(tell(await bench.apply({ client: openClient({ env, clock: bench.clock }) }))).toBe("failed kind realm-refused");
    expect(thief.hasSeen("lovelace-1815")).toBe(false);
  });
});
