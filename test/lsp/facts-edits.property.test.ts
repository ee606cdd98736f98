import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { syncedDocument } from "../../src/lsp/synced-document.js";
import { Repository } from "../git/repository.js";
import { uriOf } from "./client.js";
import { byCommandLine, editorOver, isWhole } from "./told.js";

const entry = (name: string, tag: string): string =>
  `  - name: docker.io/acme/${name}\n    src_build_tag: master-1\n    src_ref: https://example.com/acme/${name}/commit/0123456789012345678901234567890123456789\n    tag: ${tag}\n`;

const pod = (...images: readonly string[]): string => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${images.map((image) => `    - image: ${image}\n`).join("")}`;

/** What is told of a file of these depends on other files: tag files and their history, and kustomizations. */
const FILES: Readonly<Record<string, string>> = {
  ".taglint.yaml": 'tagFiles: ["tags/*.yaml"]\n',
  "tags/image-tags.yaml": `images:\n${entry("web", "v1.2")}${entry("web", "v1.3")}${entry("db", "v9")}`,
  "pod.yaml": pod("acme/web:v1.2", "acme/web:v7", "acme/db:latest"),
  "base/pod.yaml": pod("team/web:latest", "team/db:latest"),
  "base/kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: team/web, newTag: v1}]\n",
};

const EDITED = ["tags/image-tags.yaml", "pod.yaml", "base/pod.yaml", "base/kustomization.yaml"];
const PIECES = ["", "", "\n", " ", ":", "-", '"', "v1.2", "v9", ":latest", "acme/web", "team/web:latest", "    tag: v1.2\n", "images:\n", entry("web", "v2"), "    - image: acme/db:v8\n", "# taglint-disable-file floating-tag -- x\n"];
const EDIT = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(6), piece: fc.constantFrom(...PIECES) });

describe("random edits of files that others have a say in", () => {
  test("leave what is told of them what an editor that was just started tells, and the command line", { timeout: 600_000 }, async () => {
    const { folder } = new Repository().commit(FILES);
    let steps = 0;
    let compared = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...EDITED), fc.array(EDIT, { minLength: 15, maxLength: 15 }), async (path, edits) => {
        const check = editorOver(folder);
        let document = syncedDocument.create(uriOf(join(folder, path)), "yaml", 0, FILES[path]!);
        for (const [index, { at, cut, piece }] of edits.entries()) {
          const start = Math.floor(at * document.getText().length);
          const range = { start: document.positionAt(start), end: document.positionAt(start + cut) };
          document = syncedDocument.update(document, [{ range, text: piece }], index + 1);
          const told = await check(document);
          const text = document.getText();
          expect(told).toEqual(await editorOver(folder)(document));
          found += told.length;
          steps++;
          if (steps % 15 === 0 && isWhole(text)) {
            expect(told).toEqual(byCommandLine(folder, path, text));
            compared++;
          }
        }
      }),
      { numRuns: 12 },
    );
    expect(steps).toBe(180);
    expect(compared).toBe(12);
    expect(found).toBeGreaterThan(100);
  });
});
