import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { fixText } from "../../src/engine/fix.js";
import { identify } from "../../src/formats/identify.js";
import { createLinter } from "../../src/linter.js";
import type { Facts, PastEntry } from "../../src/model/facts.js";
import { recordOfText, tagFile } from "../facts/tag-file-text.js";
import { settingsOf } from "../facts/load.js";
import { readTagFile } from "../../src/formats/tag-file/read.js";

const entriesOf = (text: string) => readTagFile(text, {}).entries;
const passed = (tag: string, name = "web"): PastEntry => ({ ...recordOfText({ name, tag }), commit: "c".repeat(40), date: "2026-03-01", path: "t.yaml", previous: [] });

const ONE: Facts = { tagFiles: [{ path: "t.yaml", entries: entriesOf(tagFile({ tag: "v2" }, { name: "clients", tag: "c1" })) }], past: [passed("v1"), passed("g1", "gone")] };
const TWO: Facts = { tagFiles: [{ path: "a.yaml", entries: entriesOf(tagFile({ tag: "v2-bullseye" })) }, { path: "b.yaml", entries: entriesOf(tagFile({ tag: "v2-trixie" })) }] };
const NAME = "registry.example.com/team";

function lint(text: string, facts: Facts, config: object = {}, path = "compose.yaml") {
  const linter = createLinter({ rules, identify, settings: settingsOf(config), today: "", facts });
  return { findings: linter.check({ path, text })?.findings ?? [], fixed: (safety: "safe" | "unsafe") => fixText({ path, text }, linter.check, safety).text };
}
const compose = (reference: string) => `services:\n  a:\n    image: ${reference}\n`;
const rulesOf = (reference: string, facts: Facts, config?: object) => lint(compose(reference), facts, config).findings.map(({ rule }) => rule);

describe("unmanaged-tag", () => {
  it.each([
    [`${NAME}/web:v2`, "given now"],
    [`${NAME}/web:v1`, "given before"],
    [`mirror.example.com:9001/${NAME}/web:v1`, "behind a mirror"],
    [`${NAME}/other:v9`, "no managed image"],
    [`${NAME}/gone:g9`, "managed no more"],
    [`${NAME}/client2:c1`, "another image by its digit"],
    [`${NAME}/clientele:c1`, "another image by more than a letter"],
    [`${NAME}/web:v9@sha256:${"a".repeat(64)}`, "pinned by digest"],
    ["${REG}/team/web:v9", "unknown registry"],
    [`${NAME}/web:v2-$TAG`, "unknown tag"],
    [`${NAME}/web:@NEXT@`, "a token without values"],
  ])("is silent about %s: %s", (reference) => {
    expect(rulesOf(reference, ONE, { mirrors: ["mirror.example.com:9001"], placeholders: { pattern: "@[A-Z]+@" } })).toEqual([]);
  });

  it.each([
    [`${NAME}/web:v3`, '"v2"'],
    [`${NAME}/client:c1`, `${NAME}/clients`],
    [`${NAME}/cleints:c1`, `${NAME}/clients`],
    [`${NAME}/cliants:c1`, `${NAME}/clients`],
    [`${NAME}/clientss:c1`, `${NAME}/clients`],
    [`mirror.example.com:9001/${NAME}/web:v3`, '"v2"'],
  ])("reports %s and names %s", (reference, advice) => {
    const { findings } = lint(compose(reference), ONE, { mirrors: ["mirror.example.com:9001/"] });
    expect(findings.map(({ rule }) => rule)).toEqual(["unmanaged-tag"]);
    expect(findings[0]?.message).toContain(advice);
  });

  it("judges a token by each of its values", () => {
    const values = (...list: readonly string[]) => ({ placeholders: { pattern: "@[A-Z]+@", values: { "@OS@": list } } });
    expect(rulesOf(`${NAME}/web:v2-@OS@`, TWO, values("bullseye", "trixie"))).toEqual([]);
    const { findings } = lint(compose(`${NAME}/web:v2-@OS@`), TWO, values("bullseye", "bookworm"));
    expect(findings[0]?.message).toContain('can become "v2-bookworm"');
  });

  it("leaves tags that float, and those that are missing, to the rules about them", () => {
    expect(rulesOf(`${NAME}/web:latest`, ONE)).toEqual(["floating-tag"]);
    expect(rulesOf(`${NAME}/web`, ONE)).toEqual(["implicit-latest"]);
    expect(rulesOf(`${NAME}/web:edge`, ONE, { extends: ["strict"], rules: { "require-digest": "off" } })).toEqual(["floating-tag"]);
    expect(rulesOf(`${NAME}/web:latest`, ONE, { rules: { "floating-tag": "off" } })).toEqual([]);
  });

  it("says nothing of tags where history is missing", () => {
    expect(rulesOf(`${NAME}/web:v3`, { ...ONE, isCut: true })).toEqual([]);
    expect(rulesOf(`${NAME}/client:c1`, { ...ONE, isCut: true })).toEqual(["unmanaged-tag"]);
  });
});

describe("the fix of a managed image's reference", () => {
  it.each([
    ["a tag that floats", compose(`${NAME}/web:latest`), compose(`${NAME}/web:v2`)],
    ["no tag", compose(`${NAME}/web`), compose(`${NAME}/web:v2`)],
    ["an unmanaged tag", compose(`"${NAME}/web:v3"`), compose(`"${NAME}/web:v2"`)],
  ])("replaces %s", (_, text, fixed) => {
    expect(lint(text, ONE).fixed("safe")).toBe(fixed);
  });

  it.each([
    ["Dockerfile", `ARG TAG=latest\nFROM ${NAME}/web:$TAG\n`, `ARG TAG=v2\nFROM ${NAME}/web:$TAG\n`],
    ["chart/values.yaml", `image:\n  repository: ${NAME}/web\n  tag: latest # soon\n`, `image:\n  repository: ${NAME}/web\n  tag: v2 # soon\n`],
    ["pod.yaml", `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${NAME}/web\n`, `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${NAME}/web:v2\n`],
    ["kustomization.yaml", `images:\n  - name: ${NAME}/web\n    newTag: latest\n`, `images:\n  - name: ${NAME}/web\n    newTag: v2\n`],
  ])("is made in %s", (path, text, fixed) => {
    expect(lint(text, ONE, {}, path).fixed("safe")).toBe(fixed);
  });

  it("is a choice between several tags, which nobody makes unasked", () => {
    for (const reference of [`${NAME}/web:latest`, `${NAME}/web`, `${NAME}/web:v1`]) {
      const { findings, fixed } = lint(compose(reference), TWO);
      expect(findings[0]?.fixes.map(({ edits, safety, isChoice }) => [edits[0]?.text.replace(":", ""), safety, isChoice])).toEqual([["v2-bullseye", "unsafe", true], ["v2-trixie", "unsafe", true]]);
      expect(fixed("unsafe")).toBe(compose(reference));
    }
  });

  it("is unsafe where it takes a variable away", () => {
    const text = compose(`${NAME}/web:$P-latest`);
    const { fixed } = lint(text, ONE);
    expect([fixed("safe"), fixed("unsafe")]).toEqual([text, compose(`${NAME}/web:v2`)]);
  });

  it("is not offered for other images", () => {
    expect(lint(compose("nginx:latest"), ONE).findings[0]?.fixes).toEqual([]);
  });
});
