import { once } from "node:events";
import { expect, it } from "vitest";
import { image } from "../../cli/retag-project.js";
import { RealRegistry } from "./real-registry.js";

const KILLS = 50;
const NAMES = Array.from({ length: 6 }, (_, index) => `app-${index}`);

it(`leaves nothing half done when it is killed at ${KILLS} moments, and a rerun does the rest`, { timeout: 900_000 }, async (context) => {
  const real = await RealRegistry.start(context, { delay: 3 });
  await real.manage(NAMES, "v1.0.0");
  let cutShort = 0;
  for (let round = 0; round < KILLS; round++) {
    const tag = `v1.0.${round}`;
    real.writeTagFile(NAMES, tag);
    real.server.reset();
    const { child } = real.retag("--apply");
    const closed = once(child, "close");
    // The moments go through the whole run: as many requests have come in.
    const requests = 1 + (round * 7) % (NAMES.length * 9);
    while (real.server.log.length < requests && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
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
