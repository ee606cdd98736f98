import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Repository } from "../git/repository.js";
import { load } from "./load.js";
import type { EntryText } from "./tag-file-text.js";
import { tagFile } from "./tag-file-text.js";

const MANY = 3000;
const entries = (version: number) => Array.from({ length: MANY }, (_, index): EntryText => ({ tag: `v${version}.${index}`, build: `202603${10 + version}T060000Z` }));

describe("the history of very many entries of one image", () => {
  it("says of each what it replaced, in one list that is written and read once", () => {
    const repository = new Repository().commit({ "tags.yaml": tagFile(...entries(1)) }).commit({ "tags.yaml": tagFile(...entries(2)) });
    const loaded = () => load(repository, { tagFiles: ["/tags.yaml"] }).facts.past ?? [];
    const fresh = loaded();
    expect(fresh).toHaveLength(2 * MANY);
    expect(new Set(fresh.slice(MANY).map(({ previous }) => previous)).size).toBe(1);
    expect(fresh[MANY]?.previous).toHaveLength(MANY);
    const kept = loaded();
    expect(kept).toEqual(fresh);
    expect(new Set(kept.slice(MANY).map(({ previous }) => previous)).size).toBe(1);
    // A list for each entry would be some 40 MB.
    expect(readFileSync(join(repository.folder, ".git/taglint/tag-history.json")).length).toBeLessThan(3_000_000);
  });
});
