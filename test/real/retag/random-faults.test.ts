import { expect, it } from "vitest";
import type { Fault } from "../../registry/fault-server.js";
import { answer, errorBody, limit, resetAfter, resetBefore, resetInBody, swallow, truncate, withoutHeader } from "../../registry/faults.js";
import { image } from "../../cli/retag-project.js";
import { RealRegistry, statesOf } from "./real-registry.js";

const ROUNDS = 30;

/** Numbers that are the same in each run of the test (Lehmer's generator). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

const METHODS = ["HEAD", "GET", "PUT"] as const;

function chooseFault(random: (below: number) => number, names: readonly string[]): Fault {
  const aim = { method: METHODS[random(3)]!, path: new RegExp(`/${names[random(names.length)]!}/manifests/`), after: random(3), times: 1 + random(2) };
  const kinds: readonly (() => Fault)[] = [
    () => answer(aim, 500),
    () => answer(aim, 404, "nothing here"),
    () => answer(aim, 403, errorBody({ code: "DENIED" })),
    () => limit(aim, "0"),
    () => resetBefore(aim),
    () => resetAfter(aim),
    () => resetInBody(aim),
    () => truncate(aim, false),
    () => withoutHeader(aim, "docker-content-digest"),
    () => (aim.method === "PUT" ? swallow(aim) : answer(aim, 503)),
  ];
  return kinds[random(kinds.length)]!();
}

it(`is right about docker-registry in ${ROUNDS} random sequences of faults, and right again once they are over`, { timeout: 900_000 }, async (context) => {
  const real = await RealRegistry.start(context);
  const random = seeded(20);
  const names = ["a", "b", "c"];
  await real.manage(names, "v1.0.0");
  for (let round = 0; round < ROUNDS; round++) {
    const tag = `v1.0.${round}`;
    real.writeTagFile(names, tag);
    real.server.reset();
    for (let count = random(4); count >= 0; count--) real.server.inject(chooseFault(random, names));
    const { stdout, status } = await real.retag("--apply").ended;
    const states = statesOf(stdout);
    for (const name of names) {
      const ours = image(name).manifest.digest;
      const state = states.get(name)!;
      const there = await real.digestOf(name, tag);
      const told = `round ${round}: ${name} is ${state}`;
      expect(["created", "up-to-date", "failed", "verify-failed"], told).toContain(state);
      if (state === "created" || state === "up-to-date") expect(there, told).toBe(ours);
      else expect([undefined, ours], told).toContain(there);
      if (state === "verify-failed") expect(there, told).toBeUndefined();
    }
    if (status === 0) expect([...states.values()].every((state) => state === "created" || state === "up-to-date")).toBe(true);
    real.server.reset();
    expect((await real.retag("--apply").ended).status).toBe(0);
    for (const name of names) expect(await real.digestOf(name, tag)).toBe(image(name).manifest.digest);
  }
});
