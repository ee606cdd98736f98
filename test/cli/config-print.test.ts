import { expect, test } from "vitest";
import { Repository } from "../git/repository.js";
import { taglint } from "./bin.js";

const CONFIG = `
extends: [recommended]
ignore: ["vendor/**"]
placeholders: { pattern: "@[A-Z]+@", values: { "@OS@": [trixie] } }
formats: { "**/*.images": compose }
allow:
  - { files: ["a/**"], images: [nginx], reason: "in a" }
  - { tags: [latest], reason: "everywhere" }
rules: { implicit-latest: off }
tagFiles: ["tags/*.yaml", { git: ../root, path: tags.yaml }]
currentRelease: "13.0"
mirrors: [registry.local]
sources: { "https://git.example.com/": ".." }
overrides: [{ files: ["a/**"], rules: { floating-tag: warning } }]
`;

const print = (cwd: string, ...args: readonly string[]) => JSON.parse(taglint({ cwd }, "config", "print", ...args).stdout) as unknown;

test("config print shows all that the configuration says", () => {
  const { folder: cwd } = new Repository().write({ ".taglint.yaml": CONFIG });
  expect(print(cwd)).toMatchObject({
    file: ".taglint.yaml",
    rules: { "floating-tag": { severity: "error" }, "implicit-latest": { severity: "off" } },
    ignore: ["vendor/**"],
    allow: [{ files: ["a/**"], images: ["nginx"], reason: "in a" }, { tags: ["latest"], reason: "everywhere" }],
    formats: { "**/*.images": "compose" },
    placeholders: { pattern: "@[A-Z]+@", values: { "@OS@": ["trixie"] } },
    tagFiles: ["tags/*.yaml", { git: "../root", path: "tags.yaml" }],
    currentRelease: "13.0",
    mirrors: ["registry.local/"],
    sources: { "https://git.example.com/": ".." },
  });
});

test("config print PATH shows what holds there", () => {
  const { folder: cwd } = new Repository().write({ ".taglint.yaml": CONFIG });
  expect(print(cwd, "a/x.images")).toMatchObject({ ignored: false, format: "compose", rules: { "floating-tag": { severity: "warning" } }, allow: [{ reason: "in a" }, { reason: "everywhere" }] });
  expect(print(cwd, "vendor/Dockerfile")).toMatchObject({ ignored: true, format: null, rules: { "floating-tag": { severity: "error" } }, allow: [{ reason: "everywhere" }] });
});

test("config print shows what holds without a configuration", () => {
  const { folder: cwd } = new Repository();
  expect(print(cwd)).toMatchObject({ file: null, ignore: [], allow: [], formats: {} });
});
