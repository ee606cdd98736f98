import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver/node";
import { Repository } from "../git/repository.js";
import { applyTo, at, LspClient, PULLS, uriOf } from "./client.js";

/** The actions at a place of a text, and what the text is after each, by title. */
async function actionsIn(files: Readonly<Record<string, string>>, path: string, text: string, line: number, character: number, languageId = "yaml") {
  const { folder } = new Repository().write(files);
  const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
  const uri = uriOf(join(folder, path));
  await client.open(uri, text, languageId);
  const before = await client.pullShort(uri);
  const actions = await client.codeActions(uri, at(line, character));
  const find = (title: string): CodeAction => actions.find((action) => action.title.startsWith(title)) ?? expect.fail(`there is no ${title} among ${actions.map((action) => action.title).join(", ")}`);
  return {
    before,
    titles: actions.map(({ title }) => title),
    folder,
    find,
    after: (title: string) => applyTo(uri, text, find(title).edit),
    configAfter: (title: string) => applyTo(uriOf(join(folder, ".taglint.yaml")), files[".taglint.yaml"] ?? "", find(title).edit),
    /** What is found in the text after an action. */
    remaining: async (title: string) => {
      await client.change(uri, { text: applyTo(uri, text, find(title).edit) });
      return client.pullShort(uri);
    },
  };
}

const POD = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx:latest\n";

describe("silencing", () => {
  test.each([
    ["YAML", "pod.yaml", POD, 4, "    # taglint-disable-next-line floating-tag -- TODO: say why\n    - image"],
    ["CRLF", "pod.yaml", POD.replaceAll("\n", "\r\n"), 4, "    # taglint-disable-next-line floating-tag -- TODO: say why\r\n    - image"],
    ["a text over several lines", "pod.yaml", POD.replace("nginx:latest", '"nginx:\\\n        latest"'), 5, "    # taglint-disable-next-line floating-tag -- TODO: say why\n    - image"],
    ["a text that begins behind its key's line", "pod.yaml", POD.replace("nginx:latest", '\n        "nginx:latest"'), 5, "        # taglint-disable-next-line floating-tag -- TODO: say why\n        \"nginx"],
    ["a block of text", "pod.yaml", POD.replace("nginx:latest", "|-\n        nginx:latest"), 5, "    # taglint-disable-next-line floating-tag -- TODO: say why\n    - image"],
    ["a template of a chart", "templates/pod.yaml", POD.replace("kind", "{{ if .Values.a }}\nkind") + "{{ end }}\n", 5, "    {{- /* taglint-disable-next-line floating-tag -- TODO: say why */}}\n    - image"],
    ["a Dockerfile", "Dockerfile", "# syntax=docker/dockerfile:1.7\nFROM --platform=a \\\n  debian:latest\n", 2, "# taglint-disable-next-line floating-tag -- TODO: say why\nFROM"],
  ])("a line of %s", async (_what, path, text, line, expected) => {
    const { after, remaining, before } = await actionsIn({}, path, text, line, text.split("\n")[line]!.indexOf("latest"));
    expect(before).toHaveLength(1);
    expect(after("Disable floating-tag for this line")).toContain(expected);
    expect(await remaining("Disable floating-tag for this line")).toEqual([]);
  });

  test("a whole file is offered once for a rule, however often it is broken in what is selected", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, "pod.yaml"));
    await client.open(uri, `${POD}    - image: redis:latest\n`);
    const actions = await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } });
    const offered = (title: string) => actions.filter((action) => action.title === title).length;
    expect([offered("Disable floating-tag for this line"), offered("Disable floating-tag for this file")]).toEqual([2, 1]);
  });

  test.each([
    ["YAML", "pod.yaml", POD, 4, /^# taglint-disable-file floating-tag -- TODO: say why\napiVersion/],
    ["a Dockerfile with parser directives", "Dockerfile", "# syntax=docker/dockerfile:latest\n# escape=`\nFROM debian:1\n", 0, /^# syntax.*\n# escape=`\n# taglint-disable-file floating-tag -- TODO: say why\nFROM/],
    ["a template", "templates/a.tpl", '{{ define "a" }}{{ $x := "nginx:latest" }}{{ end }}\n', 0, /^\{\{- \/\* taglint-disable-file floating-tag -- TODO: say why \*\/ -\}\}\n/],
  ])("a file of %s", async (_what, path, text, line, expected) => {
    const { after, remaining, before } = await actionsIn({}, path, text, line, 32);
    expect(before).toHaveLength(1);
    expect(after("Disable floating-tag for this file")).toMatch(expected);
    expect(await remaining("Disable floating-tag for this file")).toEqual([]);
  });

  test("is not offered above what steers Docker's parser, nor in JSON", async () => {
    const docker = await actionsIn({}, "Dockerfile", "# syntax=docker/dockerfile:latest\nFROM debian:1\n", 0, 32);
    expect(docker.titles.filter((title) => title.includes("for this line"))).toEqual([]);
    const json = await actionsIn({}, "pod.json", '{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"image": "nginx:latest"}]}}', 0, 78, "json");
    expect(json.before).toHaveLength(1);
    expect(json.titles).toEqual(["Allow docker.io/library/nginx in a new .taglint.yaml"]);
  });

  test.each([
    ["behind the trailers", "Add\n\nText.\n\nCloses-Bug: x\nChange-Id: I1\n# a comment\n", "Change-Id: I1\nTaglint-Ignore: trailer-value -- TODO: say why\n#"],
    ["in a paragraph of its own", "Add\n\nCloses-Bug: x\n\nText.\n", "Text.\n\nTaglint-Ignore: trailer-value -- TODO: say why\n"],
  ])("a commit message, %s", async (_what, text, expected) => {
    const line = text.split("\n").indexOf("Closes-Bug: x");
    const { after, remaining } = await actionsIn({ ".taglint.yaml": "trackers: {Closes-Bug: launchpad}\n" }, ".git/COMMIT_EDITMSG", text, line, 12, "gitcommit");
    expect(after("Disable trailer-value for this message")).toContain(expected);
    expect((await remaining("Disable trailer-value for this message")).filter((found) => found.includes("trailer-value"))).toEqual([]);
  });
});

describe("fixing", () => {
  test("offers each fix, the safe one first, and all at once", async () => {
    const text = "a: 1 # taglint-disable-line floating-tag\n# taglint-disable-next-line floating-tagg\nb: 2\n";
    const { titles, after, find } = await actionsIn({}, "values.yaml", text, 0, 30);
    expect(titles).toEqual(["Remove the directive", "Fix all that taglint can fix safely"]);
    expect(after("Remove")).toBe(text.replace(" # taglint-disable-line floating-tag", ""));
    expect(find("Remove")).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: "unused-disable" }] });
    expect(find("Fix all")).toMatchObject({ kind: "source.fixAll.taglint", edit: { documentChanges: [{ textDocument: { version: 1 }, edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } } }] }] } });
    expect(after("Fix all")).toBe(after("Remove"));
  });

  test("gives what was asked for only", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, "values.yaml"));
    await client.open(uri, "a: 1 # taglint-disable-line floating-tag\n");
    const kinds = async (...only: readonly string[]) => (await client.codeActions(uri, at(0, 30), only)).map(({ kind }) => kind);
    expect(await kinds("quickfix")).toEqual(["quickfix"]);
    expect(await kinds("source.fixAll")).toEqual(["source.fixAll.taglint"]);
    expect(await kinds("source.fixAll.taglint")).toEqual(["source.fixAll.taglint"]);
    expect(await kinds("source.fixAll.eslint", "refactor")).toEqual([]);
  });
});

describe("allowing", () => {
  const ENTRY = '{ files: ["pod.yaml"], images: ["docker.io/library/nginx"], reason: "TODO: say why" }';

  test.each([
    ["a configuration without a list", "rules: {floating-tag: warning}", `rules: {floating-tag: warning}\nallow:\n  - ${ENTRY}\n`],
    ["a list in block style", "allow:\n    - tags: [x]\n      reason: |\n        y\n# end\nignore: [z]\n", `allow:\n    - tags: [x]\n      reason: |\n        y\n    - ${ENTRY}\n# end\nignore: [z]\n`],
    ["a list that is not indented", "allow:\n- { tags: [x], reason: y } # z", `allow:\n- { tags: [x], reason: y } # z\n- ${ENTRY}\n`],
    ["a list in flow style", "allow: [{ tags: [x], reason: y }]\n", `allow: [{ tags: [x], reason: y }, ${ENTRY}]\n`],
    ["a list with a comma at its end", "allow: [\n  { tags: [x], reason: y },\n]\n", `allow: [\n  { tags: [x], reason: y }, ${ENTRY}\n]\n`],
    ["an empty list", "allow: []\n", `allow: [${ENTRY}]\n`],
    ["a key without a list", "allow:\nignore: [z]\n", `allow:\n  - ${ENTRY}\nignore: [z]\n`],
  ])("adds to %s", async (_what, config, expected) => {
    const { configAfter, folder } = await actionsIn({ ".taglint.yaml": config }, "pod.yaml", POD, 4, 20);
    expect(configAfter("Allow docker.io/library/nginx in .taglint.yaml")).toBe(expected);
    expect(readFileSync(join(folder, ".taglint.yaml"), "utf8")).toBe(config);
  });

  test("is offered where another image has the same tag", async () => {
    const { titles } = await actionsIn({}, "pod.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx:latest\n    - image: redis:latest\n", 4, 20);
    expect(titles).toContain("Allow docker.io/library/nginx in a new .taglint.yaml");
  });

  test("makes the file where there is none", async () => {
    const { find, folder } = await actionsIn({}, "pod.yaml", POD, 4, 20);
    const uri = uriOf(join(folder, ".taglint.yaml"));
    expect(find("Allow docker.io/library/nginx in a new .taglint.yaml").edit).toEqual({
      documentChanges: [
        { kind: "create", uri, options: { ignoreIfExists: true } },
        { textDocument: { uri, version: null }, edits: [{ range: at(0, 0), newText: `allow:\n  - ${ENTRY}\n` }] },
      ],
    });
  });

  test("goes by what stands in the editor, and says nothing where the configuration is broken", async () => {
    const { folder } = new Repository().write({ ".taglint.yaml": "rules: {floating-tag: warning}\n" });
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const [uri, config] = [uriOf(join(folder, "pod.yaml")), uriOf(join(folder, ".taglint.yaml"))];
    await client.open(uri, POD);
    await client.open(config, "# more\nrules: {floating-tag: warning}\n");
    const allowed = async () => (await client.codeActions(uri, at(4, 20))).find(({ title }) => title.startsWith("Allow"))?.edit;
    expect(await allowed()).toEqual({ documentChanges: [{ textDocument: { uri: config, version: 1 }, edits: [{ range: at(2, 0), newText: `allow:\n  - ${ENTRY}\n` }] }] });
    await client.change(config, { text: "rules: {floating-tag: [\n" });
    expect(await allowed()).toBeUndefined();
  });
});
