import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Repository } from "../git/repository.js";
import { LspClient, uriOf } from "./client.js";

/** What is offered at the `|` of a text: the labels, and the text with the one named put in. */
async function complete(path: string, written: string, chosen?: string, languageId = "yaml") {
  const { folder } = new Repository();
  const client = await LspClient.start({ folders: [folder] });
  const uri = uriOf(join(folder, path));
  const text = written.replace("|", "");
  await client.open(uri, text, languageId);
  const before = written.slice(0, written.indexOf("|")).split("\n");
  const items = await client.complete(uri, before.length - 1, before.at(-1)!.length);
  const item = items.find(({ label }) => label === chosen);
  const edit = item?.textEdit as { readonly newText: string; readonly range: { readonly start: { readonly character: number } } } | undefined;
  const line = edit && before.at(-1)!.slice(0, edit.range.start.character) + edit.newText;
  return { labels: items.map(({ label }) => label), line, documentation: item?.documentation };
}

describe("completion in directives", () => {
  test.each([
    ["a name", "Dockerfile", "# taglint-|\nFROM a:1\n", "taglint-disable-file", "# taglint-disable-file"],
    ["a rule", "Dockerfile", "# taglint-disable-file impl|\nFROM a:1\n", "implicit-latest", "# taglint-disable-file implicit-latest"],
    ["a second rule", "pod.yaml", "kind: Pod\napiVersion: v1 # taglint-disable-line: a-b, |\n", "floating-tag", "apiVersion: v1 # taglint-disable-line: a-b, floating-tag"],
    ["in a template's comment", "templates/a.yaml", "{{/* taglint-disable-file fl| */}}\nimage: {{ .Values.image }}\n", "floating-tag", "{{/* taglint-disable-file floating-tag"],
    ["in a message", ".git/COMMIT_EDITMSG", "Add\n\nTaglint-Ignore: |\n", "trailer-value", "Taglint-Ignore: trailer-value"],
  ])("offers %s", async (_what, path, text, chosen, expected) => {
    expect(await complete(path, text, chosen)).toMatchObject({ line: expected });
  });

  test.each([
    ["a reason", "Dockerfile", "# taglint-disable-file a -- because |\nFROM a:1\n"],
    ["prose", "Dockerfile", "# about taglint disable |\nFROM a:1\n"],
    ["a file that is not checked", "notes.txt", "# taglint-disable-file |\n"],
  ])("offers nothing in %s", async (_what, path, text) => {
    expect((await complete(path, text)).labels).toEqual([]);
  });
});

describe("completion in a configuration", () => {
  test.each([
    ["a key", "al|", "allow", "allow: "],
    ["a key below others", "extends: [strict]\n|\nignore: [a]\n", "rules", "rules: "],
    ["a key of an item", "allow:\n  - tags: [a]\n    |\n", "reason", "    reason: "],
    ["a key of an item that begins", "allow:\n  - fi|\n", "files", "  - files: "],
    ["a key of an item that is not indented", "allow:\n- fi|\n", "files", "- files: "],
    ["a key in braces", 'allow: [{ tags: ["a:b"], re|', "reason", 'allow: [{ tags: ["a:b"], reason: '],
    ["a rule", "rules:\n  fl|\n", "floating-tag", "  floating-tag: "],
    ["a rule of an override", "overrides:\n  - files: [a]\n    rules:\n      fl|: off\n", "floating-tag", "      floating-tag"],
    ["an option", "rules:\n  floating-tag:\n    |\n", "tags", "    tags: "],
    ["an option in braces", "rules: { floating-tag: { severity: error, t|", "tags", "rules: { floating-tag: { severity: error, tags: "],
    ["a severity", "rules:\n  floating-tag: w|\n", "warning", "  floating-tag: warning"],
    ["a severity in braces", "rules: { floating-tag: |", "warning", "rules: { floating-tag: warning"],
    ["a preset", "extends: [strict, star|", "starlingx", "extends: [strict, starlingx"],
    ["a preset in quotes", 'extends: ["st|', "strict", 'extends: ["strict'],
    ["a preset in a list of lines", "extends:\n  - strict\n  - |\n", "openstack", "  - openstack"],
    ["a format", 'formats:\n  "a/**": |\n', "kubernetes", '  "a/**": kubernetes'],
    ["a tracker", "trackers:\n  Closes-Bug: |\n", "launchpad", "  Closes-Bug: launchpad"],
  ])("offers %s", async (_what, text, chosen, expected) => {
    expect(await complete(".taglint.yaml", text, chosen)).toMatchObject({ line: expected });
  });

  test("tells what a key means", async () => {
    expect((await complete(".taglint.yaml", "|", "allow")).documentation).toBe("References that may float, each with the reason.");
  });

  test.each([
    ["a comment", "# |\n"],
    ["a comment behind a value", "ignore: [a] # |\n"],
    ["free text", "allow:\n  - reason: |\n"],
    ["what the schema does not know", "nothing:\n  |\n"],
  ])("offers nothing in %s", async (_what, text) => {
    expect((await complete(".taglint.yaml", text)).labels).toEqual([]);
  });

  test("leaves other YAML alone", async () => {
    expect((await complete("values.yaml", "al|")).labels).toEqual([]);
  });
});
