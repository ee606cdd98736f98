import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createLinter } from "../../src/index.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as (options: { readonly type: "minor" | "major" }) => void;

const bytesOfOld = (): number => getHeapSpaceStatistics().find(({ space_name: name }) => name === "old_space")?.space_used_size ?? Number.NaN;

const COMMENT = "# what this sets, and what it is if it is left out\n";
const texts = {
  "values.yaml": (index: number) => `image:\n  repository: registry.example.com/team/web\n  tag: latest # ${index}\n${COMMENT.repeat(2000)}`,
  "compose.yaml": (index: number) => `services:\n  web:\n    image: team/web:latest # ${index}\n${COMMENT.repeat(2000)}`,
  Dockerfile: (index: number) => `ARG V=1\nFROM alpine:$V # ${index}\nFROM nginx:latest\n${COMMENT.repeat(2000)}`,
};

/** V8 collects young objects often and in no time, old ones seldom: what reaches them while it is needed no more costs memory and pauses. */
describe("what was checked is gone with the next short collection", () => {
  it.each(Object.entries(texts))("%s", (path, textOf) => {
    const linter = createLinter();
    const check = (index: number) => linter.check({ path, text: Buffer.from(textOf(index)).toString() })?.findings.length;
    // What V8 learns of the code is old, too.
    for (let index = 0; index < 30; index++) expect(check(index)).toBeGreaterThan(0);
    collect({ type: "major" });
    const before = bytesOfOld();
    let most = before;
    for (let index = 0; index < 40; index++) {
      check(index);
      collect({ type: "minor" });
      most = Math.max(most, bytesOfOld());
    }
    expect(most - before).toBeLessThan(10 * textOf(0).length);
  });
});
