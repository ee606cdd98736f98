import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/retag/exit-code.js";
import type { RetagEntry } from "../../src/retag/retag-entry.js";
import type { RetagResult } from "../../src/retag/retag-result.js";
import { openRegistryClient } from "../../src/registry/open-registry-client.js";
import type { Fault } from "../registry/fault-server.js";
import { FaultServer } from "../registry/fault-server.js";
import type { Aim } from "../registry/faults.js";
import { alter, answer, errorBody, limit, meanwhile, resetAfter, resetBefore, resetInBody, swallow, truncate, withHeader, withoutHeader } from "../registry/faults.js";
import { MemoryRegistry } from "../registry/memory-registry.js";
import { VirtualClock } from "../registry/virtual-clock.js";
import { entry } from "./fake-registry.js";
import { applyEntries, OTHER, SOURCE, TAG, WANTED } from "./retag-bench.js";

/** How a repository is before the run. */
interface Start {
  readonly source: boolean;
  readonly target: "absent" | "wanted" | "other";
}

interface Blow {
  readonly kind: keyof typeof FAULTS;
  readonly method: "HEAD" | "GET" | "PUT";
  readonly repository: number;
  readonly after: number;
  readonly times: number;
}

const ours = WANTED.manifest.digest;

/** Faults after which the same request may be made again, and works: however they fall, nothing fails as long as they are few. */
const PASSING = {
  "500": (aim: Aim) => answer(aim, 500),
  "503": (aim: Aim) => answer(aim, 503, "", { "retry-after": "3" }),
  "429": (aim: Aim) => limit(aim, "7"),
  "reset before": resetBefore,
  "reset after": resetAfter,
  "reset in body": resetInBody,
};

const FAULTS = {
  ...PASSING,
  "404": (aim: Aim) => answer(aim, 404, "nothing here"),
  "401": (aim: Aim) => answer(aim, 401),
  "403": (aim: Aim) => answer(aim, 403, errorBody({ code: "DENIED" })),
  "409": (aim: Aim) => answer(aim, 409, errorBody({ code: "TAG_IMMUTABLE" })),
  "long limit": (aim: Aim) => limit(aim, "9999"),
  "cut": (aim: Aim) => truncate(aim, false),
  "no digest": (aim: Aim) => withoutHeader(aim, "docker-content-digest"),
  "bad digest": (aim: Aim) => withHeader(aim, "docker-content-digest", "sha256:0"),
  "bad type": (aim: Aim) => withHeader(aim, "content-type", "text/html"),
  "other bytes": (aim: Aim) => alter("other bytes", aim, (reply) => (reply.status === 200 ? { ...reply, body: Buffer.from("{}"), headers: { "content-type": reply.headers["content-type"] ?? "" } } : reply)),
  "swallow": (aim: Aim) => (aim.method === "PUT" ? swallow(aim) : answer(aim, 500)),
};

const startArbitrary = fc.record<Start>({ source: fc.boolean(), target: fc.constantFrom("absent", "absent", "wanted", "other") });
const blowArbitrary = (kinds: readonly (keyof typeof FAULTS)[]) =>
  fc.record<Blow>({ kind: fc.constantFrom(...kinds), method: fc.constantFrom("HEAD", "GET", "PUT"), repository: fc.nat(2), after: fc.nat(3), times: fc.integer({ min: 1, max: 6 }) });

/** Where somebody else comes in: as the tag is looked at, so that no proof of absence is behind it. */
const raceArbitrary = fc.option(fc.record({ repository: fc.nat(2), after: fc.nat(3), what: fc.constantFrom("wanted" as const, "other" as const) }), { nil: undefined });

const registry = new MemoryRegistry();
let server: FaultServer;

beforeAll(async () => {
  server = await FaultServer.start(registry.upstream);
  return () => server.close();
});

const repositoryOf = (index: number): string => `team/app-${index}`;
const entriesFor = (starts: readonly Start[]): readonly RetagEntry[] => starts.map((_, index) => entry({ name: `${server.host}/${repositoryOf(index)}`, sourceTag: SOURCE, tag: TAG }));

function prepare(starts: readonly Start[], blows: readonly Blow[]): void {
  registry.clear();
  server.reset();
  for (const [index, { source, target }] of starts.entries()) {
    registry.store(repositoryOf(index), "unrelated", OTHER);
    if (source) registry.store(repositoryOf(index), SOURCE, WANTED);
    if (target !== "absent") registry.store(repositoryOf(index), TAG, target === "wanted" ? WANTED : OTHER);
  }
  for (const { kind, method, repository, after, times } of blows) {
    const path = new RegExp(`/${repositoryOf(repository)}/manifests/`);
    // Only so many may fall on one request that it still can succeed.
    server.inject(FAULTS[kind]({ method, path, after, times: kind in PASSING ? Math.min(times, 2) : times }));
  }
}

/** What each write found under the tag that it wrote. */
function watchWrites(): { readonly overwritten: string[] } {
  const overwritten: string[] = [];
  const check: Fault = {
    name: "watch",
    when: ({ method, path }) => {
      const repository = /^\/v2\/(.*)\/manifests\/v1$/.exec(path)?.[1];
      const there = repository === undefined ? undefined : registry.digest(repository, TAG);
      if (method === "PUT" && there !== undefined && there !== ours) overwritten.push(path);
      return false;
    },
    act: () => undefined,
  };
  server.inject(check);
  return { overwritten };
}

async function apply(entries: readonly RetagEntry[]): Promise<readonly RetagResult[]> {
  const clock = new VirtualClock();
  const client = openRegistryClient({ env: {}, home: "/nonexistent", random: () => 0.5, clock });
  try {
    return await applyEntries({ entries, client, clock });
  } finally {
    await client.close();
  }
}

/** What is wrong with a result, given what the registry has when all is over; undefined when nothing is. */
function findLie({ state }: RetagResult, index: number): string | undefined {
  const there = registry.digest(repositoryOf(index), TAG);
  const hasSource = registry.digest(repositoryOf(index), SOURCE) !== undefined;
  const isTrue: Readonly<Record<string, boolean>> = {
    created: there === ours,
    "up-to-date": there === ours && hasSource,
    conflict: there !== undefined && there !== ours,
    "missing-source": there === undefined && !hasSource,
    "exists-unverified": there !== undefined && !hasSource,
    "verify-failed": there !== ours,
    failed: true,
    skipped: true,
  };
  return isTrue[state] === true ? undefined : `${state}, and the registry has ${there ?? "nothing"}, source ${hasSource ? "there" : "gone"}`;
}

/** What becomes of an entry where nothing goes wrong. */
function expected({ source, target }: Start): string {
  if (!source) return target === "absent" ? "missing-source" : "exists-unverified";
  return target === "absent" ? "created" : target === "wanted" ? "up-to-date" : "conflict";
}

const starts = fc.array(startArbitrary, { minLength: 1, maxLength: 3 });
const kinds = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
const passing = Object.keys(PASSING) as (keyof typeof PASSING)[];

describe("random sequences of faults", () => {
  it("never make a result wrong, nor anything overwritten, and leave nothing that a rerun does not mend", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.array(blowArbitrary(kinds), { maxLength: 5 }), raceArbitrary, async (given, blows, race) => {
        prepare(given, blows);
        const { overwritten } = watchWrites();
        if (race !== undefined && race.repository < given.length) {
          const image = race.what === "wanted" ? WANTED : OTHER;
          const repository = repositoryOf(race.repository);
          server.inject(meanwhile({ path: `/${repository}/manifests/${TAG}`, method: "GET", after: race.after, times: 1 }, () => {
            // Only where nothing is: to undo what was created is no race, but another's move.
            if (registry.digest(repository, TAG) === undefined) registry.store(repository, TAG, image);
          }));
        }
        const entries = entriesFor(given);
        const results = await apply(entries);
        expect(overwritten).toEqual([]);
        expect(results.flatMap((result, index) => findLie(result, index) ?? [])).toEqual([]);
        if (exitCodeOf(results, true) === 0) for (const [index] of given.entries()) expect(registry.digest(repositoryOf(index), TAG)).toBe(ours);

        server.reset();
        const now = given.map(({ source }, index): Start => {
          const there = registry.digest(repositoryOf(index), TAG);
          return { source, target: there === undefined ? "absent" : there === ours ? "wanted" : "other" };
        });
        expect((await apply(entries)).map(({ state }) => state)).toEqual(now.map(expected));
      }),
      { seed: 6, numRuns: 800 },
    );
  });

  it("do not even delay the result, where they pass", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.array(blowArbitrary(passing), { maxLength: 2 }), async (given, blows) => {
        prepare(given, blows);
        const { overwritten } = watchWrites();
        const results = await apply(entriesFor(given));
        expect(results.map(({ state }) => state)).toEqual(given.map(expected));
        expect(overwritten).toEqual([]);
        expect(results.flatMap((result, index) => findLie(result, index) ?? [])).toEqual([]);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
