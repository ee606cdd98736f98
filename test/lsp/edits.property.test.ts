import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createLinter } from "../../src/index.js";
import { syncedDocument } from "../../src/lsp/synced-document.js";
import { Repository } from "../git/repository.js";
import { uriOf } from "./client.js";
import type { Told } from "./told.js";
import { byCommandLine, editorOver, isWhole, marksOf, toldBy } from "./told.js";

const CONFIG = "allow: [{ tags: [edge], reason: r, expires: 2999-01-01 }]\nrules: { require-digest: info, floating-tag: { tags: [latest, '*-latest', edge] } }\noverrides: [{ files: ['*.yml'], rules: { require-digest: off } }]\n";

const TEXTS: Readonly<Record<string, string>> = {
  "values.yaml": "image:\n  repository: nginx\n  tag: latest\nsidecar:\n  image: example.com/a:1 # taglint-disable-line require-digest -- x\n",
  "pod.yml": "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx:latest\n    - {name: \"\u{1f433}\", image: 'redis'}\n",
  Dockerfile: "# syntax=docker/dockerfile:1\nARG V=latest\nFROM debian:$V AS a\nFROM a\nCOPY --from=busybox /a /b\n",
  "templates/a.yaml": "{{- if .Values.a }}\nimage: {{ .Values.r }}/x:edge\n{{- end }}\n{{- /* taglint-disable-file floating-tag -- x */}}\n",
};

const PIECES = ["\n", "\r\n", " ", "  ", ":", "-", "#", '"', "'", "{", "}", "{{ x }}", "image: a:latest\n", "nginx", ":latest", ":edge", "@sha256:0", "tag: latest\n", "FROM x:latest\n", "\\\n", "\u{1f433}", "\ud83d", "ä", "\uFEFF", "|-\n", "&a ", "*a", "---\n", "# taglint-disable-next-line floating-tag -- y\n", "taglint-enable", "<<<<<<< x\n"];

/** Where an edit begins and ends, as shares of the text's length, and what it puts there. */
const EDIT = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), cutsAny: fc.boolean(), piece: fc.constantFrom("", ...PIECES) });

function freshly(path: string, text: string): Told {
  const findings = createLinter({ config: CONFIG }).check({ path, text: text.slice(marksOf(text)) })?.findings ?? [];
  return toldBy(findings.map(({ rule, severity, message, location: { start, end } }) => ({ rule, severity, message, ...start, endLine: end.line, endColumn: end.column })), marksOf(text));
}

describe("10,000 random edits", () => {
  test("leave a document's diagnostics those of a fresh linter, and of the command line", { timeout: 600_000 }, async () => {
    const { folder } = new Repository().write({ ".taglint.yaml": CONFIG });
    let steps = 0;
    let compared = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(TEXTS)), fc.array(EDIT, { minLength: 50, maxLength: 50 }), async (path, edits) => {
        const check = editorOver(folder);
        let document = syncedDocument.create(uriOf(join(folder, path)), "", 0, TEXTS[path]!);
        let text = TEXTS[path]!;
        for (const [index, { at, cut, cutsAny, piece }] of edits.entries()) {
          const start = Math.floor(at * text.length);
          const end = cutsAny ? Math.min(text.length, start + cut) : start;
          const range = { start: document.positionAt(start), end: document.positionAt(end) };
          // Positions know no place between the two units of a line end.
          const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
          document = syncedDocument.update(document, [{ range, text: piece }], index + 1);
          text = text.slice(0, from) + piece + text.slice(to);
          const told = await check(document);
          if (document.getText() !== text) expect(document.getText()).toBe(text);
          expect(told).toEqual(freshly(path, text));
          found += told.length;
          steps++;
          if (steps >= (compared + 1) * 150 && isWhole(text)) {
            expect(told).toEqual(byCommandLine(folder, path, text));
            compared++;
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(steps).toBe(10_000);
    expect(compared).toBeGreaterThanOrEqual(50);
    expect(found).toBeGreaterThan(5000);
  });
});
