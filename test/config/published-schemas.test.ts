import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { entry, SHA } from "../formats/tag-file/read.js";

const root = join(import.meta.dirname, "../..");

function validatorFor(name: string) {
  // `glob` is our own; draft-07 lets a validator pass over formats that it does not know.
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, formats: { glob: true, regex: true, date: true } });
  const validate = ajv.compile(JSON.parse(readFileSync(join(root, "schemas", `${name}.json`), "utf8")) as object);
  return (text: string): string => (validate(parse(text)) ? "" : ajv.errorsText(validate.errors));
}

describe("the schema of tag files", () => {
  const faultIn = validatorFor("tag-file");
  const GOOD = entry("registry.example.com:5000/team/web", "v1.4.0");

  it.each([`images:\n${GOOD}`, `# head\n---\nimages:\n${GOOD}${entry("docker.io/team/api", '"1.10"')}`, `images:\n${GOOD.replace(/ {4}src_ref.*\n/, "")}`, `base: x\nimages:\n${GOOD.replace("commit/", "commit/?id=")}`])("accepts %j", (text) => {
    expect(faultIn(text)).toBe("");
  });

  it.each([
    ["no list", "images:\n"],
    ["an empty list", "images: []\n"],
    ["a mapping", "images: {a: b}\n"],
    ["another key", "image:\n  - a\n"],
    ["a key too many", `images:\n${GOOD}    comment: x\n`],
    ["a key too few", `images:\n${GOOD.replace(/ {4}tag.*\n/, "")}`],
    ["a number", `images:\n${GOOD.replace("v1.4.0", "1.10")}`],
    ["a tag that moves", `images:\n${GOOD.replace("v1.4.0", "main-latest")}`],
    ["a tag that is none", `images:\n${GOOD.replace("v1.4.0", "v1.4.0+1")}`],
    ["a name without registry", `images:\n${GOOD.replace("registry.example.com:5000/", "")}`],
    ["a name with a tag", `images:\n${GOOD.replace("team/web", "team/web:1")}`],
    ["a build that moves", `images:\n${GOOD.replace("main-20260301T060000Z.0", "latest")}`],
    ["half a hash", `images:\n${GOOD.replace(SHA, SHA.slice(20))}`],
  ])("rejects %s", (_, text) => {
    expect(faultIn(text)).not.toBe("");
  });
});

describe("the schema of configurations", () => {
  const faultIn = validatorFor("config");

  it("accepts the examples of the README, and the one in this repository", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const examples = [...readme.matchAll(/^```yaml\n(extends:.*?|trackers:.*?|tagFiles:.*?)^```$/gms)].map(([, text]) => text ?? "");
    expect(examples.length).toBeGreaterThan(1);
    for (const text of [...examples, readFileSync(join(root, ".taglint.yaml"), "utf8")]) expect(faultIn(text)).toBe("");
  });

  it.each(["rule: {}", "rules: { floating-tags: off }", "rules: { tag-file-tag: { shape: x } }", "currentRelease: 13.0", "tagFiles: [{ path: x }]", "allow: [{ files: [x] }]", "rules: { floating-tag: warn }"])("rejects %s", (text) => {
    expect(faultIn(text)).not.toBe("");
  });
});
