import { randomInt } from "node:crypto";
import { once } from "node:events";
import fc from "fast-check";
import { expect, it } from "vitest";
import { image } from "../../cli/retag-project.js";
import { RealRegistry } from "./real-registry.js";

const KILLS = 50;
/** The same moments again: TAGLINT_SEED=<what a run printed>. */
const SEED = Number(process.env.TAGLINT_SEED ?? randomInt(2 ** 31 - 1));
const NAMES = Array.from({ length: 6 }, (_, index) => `app-${index}`);

it(`leaves nothing half done when it is killed at ${KILLS} random moments (TAGLINT_SEED=${SEED}), and a rerun does the rest`, { timeout: 900_000 }, async (context) => {
  const real = await RealRegistry.start(context, { delay: 3 });
  await real.manage(NAMES, "whole");
  expect((await real.retag("--apply").ended).status).toBe(0);
  const whole = real.server.log.length;
  // From before the first request to behind the last, and up to a request's time later.
  const moments = fc.sample(fc.record({ requests: fc.nat(whole), pause: fc.double({ min: 0, max: 6, noNaN: true }) }), { numRuns: KILLS, seed: SEED });
  let cutShort = 0;
  for (const [round, { requests, pause }] of moments.entries()) {
    const tag = `v1.0.${round}`;
    real.writeTagFile(NAMES, tag);
    real.server.reset();
    const { child } = real.retag("--apply");
    const closed = once(child, "close");
    while (real.server.log.length < requests && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, pause));
    child.kill("SIGKILL");
    await closed;
    const found = await Promise.all(NAMES.map((name) => real.digestOf(name, tag)));
    for (const [index, digest] of found.entries()) expect([undefined, image(NAMES[index]!).manifest.digest]).toContain(digest);
    if (found.includes(undefined)) cutShort++;

    expect((await real.retag("--apply").ended).status).toBe(0);
    for (const name of NAMES) expect(await real.digestOf(name, tag)).toBe(image(name).manifest.digest);
  }
  expect((await real.retag("--check").ended).status).toBe(0);
  // A kill that always came too late would prove nothing.
  expect(cutShort).toBeGreaterThan(KILLS / 5);
});
