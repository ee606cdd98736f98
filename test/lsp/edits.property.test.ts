import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TextDocument } from "vscode-languageserver-textdocument";
import * as yaml from "yaml";
import { parseArguments } from "../../src/cli/arguments.js";
import type { Io } from "../../src/cli/io.js";
import { createHost } from "../../src/cli/lsp-host.js";
import { createLinter } from "../../src/index.js";
import { readAbilities } from "../../src/lsp/abilities.js";
import { Checker } from "../../src/lsp/checker.js";
import { diagnosticsOf } from "../../src/lsp/convert.js";
import { syncedDocument } from "../../src/lsp/synced-document.js";
import { Workspace } from "../../src/lsp/workspace.js";
import { bin } from "../cli/bin.js";
import { cleanEnvironment, Repository } from "../git/repository.js";
import { uriOf } from "./client.js";

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

function editorOver(folder: string) {
  const io = { cwd: folder, env: cleanEnvironment(), now: () => new Date(), packages: { yaml: () => yaml }, packageRoot: join(import.meta.dirname, "../..") } as unknown as Io;
  const host = createHost(parseArguments([]), io);
  const workspace = new Workspace(host);
  workspace.setFolders([uriOf(folder)]);
  const checker = new Checker(host, workspace);
  const abilities = readAbilities(undefined);
  return async (document: TextDocument) => diagnosticsOf(await checker.check(document), host, abilities).map(({ range, severity, code, message }) => ({ range, severity, code, message }));
}

type Told = Awaited<ReturnType<ReturnType<typeof editorOver>>>;

const SEVERITY = { error: 1, warning: 2, info: 3 } as const;

interface Place { readonly rule: string; readonly severity: keyof typeof SEVERITY; readonly message: string; readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }

/** What the linter and the command line tell, as an editor is told it; a mark that they do not count stands on the first line. */
const toldBy = (places: readonly Place[], mark: number): Told =>
  places.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
    range: { start: { line: line - 1, character: column - 1 + (line === 1 ? mark : 0) }, end: { line: endLine - 1, character: endColumn - 1 + (endLine === 1 ? mark : 0) } },
    severity: SEVERITY[severity],
    code: rule,
    message,
  }));

const marksOf = (text: string): number => /^\uFEFF*/.exec(text)![0].length;

function freshly(path: string, text: string): Told {
  const findings = createLinter({ config: CONFIG }).check({ path, text: text.slice(marksOf(text)) })?.findings ?? [];
  return toldBy(findings.map(({ rule, severity, message, location: { start, end } }) => ({ rule, severity, message, ...start, endLine: end.line, endColumn: end.column })), marksOf(text));
}

function byCommandLine(folder: string, path: string, text: string): Told {
  const run = spawnSync(process.execPath, [bin, "--stdin", "--stdin-filename", path, "-f", "json"], { cwd: folder, env: cleanEnvironment(), input: text, encoding: "utf8" });
  const { findings } = JSON.parse(run.stdout) as { readonly findings: readonly Place[] };
  return toldBy(findings, marksOf(text));
}

/** Standard input is bytes, which half of a surrogate pair does not survive; and of marks two are taken away. */
const isWhole = (text: string): boolean => Buffer.from(text).toString() === text && marksOf(text) < 3;

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
