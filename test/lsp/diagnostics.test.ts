import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { LspClient, PULLS, short, uriOf } from "./client.js";

const POD = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx:latest\n";
const FOUND = "4:19-4:25 1 floating-tag";

describe("diagnostics for a client that asks", () => {
  test("follow the text, and are never sent", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, "pod.yaml"));
    await client.open(uri, POD);
    expect(await client.pullShort(uri)).toEqual([FOUND]);
    await client.change(uri, { range: { start: { line: 4, character: 19 }, end: { line: 4, character: 25 } }, text: "1.27" });
    expect(await client.pullShort(uri)).toEqual([]);
    await client.change(uri, { range: { start: { line: 4, character: 6 }, end: { line: 4, character: 23 } }, text: '{name: "\u{1f433}", image: nginx:1.27}' }, { range: { start: { line: 4, character: 32 }, end: { line: 4, character: 36 } }, text: "latest" });
    expect(await client.pullShort(uri)).toEqual(["4:32-4:38 1 floating-tag"]);
    expect(client.diagnostics.size).toBe(0);
  });

  test("leave an image to the kustomization that says its tag", async () => {
    const { folder } = new Repository().write({ "base/kustomization.yaml": "resources: [pod.yaml]\n", "prod/kustomization.yaml": "resources: [../base]\nimages: [{name: nginx, newTag: '1.27'}]\n" });
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, "base/pod.yaml"));
    await client.open(uri, POD);
    expect(await client.pullShort(uri)).toEqual([]);
    const other = uriOf(join(folder, "base/other.yaml"));
    await client.open(other, POD);
    expect(await client.pullShort(other)).toEqual([FOUND]);
  });

  test("are the same as before when nothing has changed", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, "pod.yaml"));
    await client.open(uri, POD);
    const { resultId } = await client.pull(uri);
    expect(await client.pull(uri, resultId)).toEqual({ kind: "unchanged", resultId });
    await client.change(uri, { text: `\n${POD}` });
    expect(await client.pull(uri, resultId)).toMatchObject({ kind: "full", items: [{ code: "floating-tag" }] });
  });

  test("are asked for again when the configuration changes, and tell where it is broken", async () => {
    const { folder } = new Repository().write({ ".taglint.yaml": "rules: {floating-tag: warning}\n" });
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, "pod.yaml"));
    await client.open(uri, POD);
    expect(await client.pullShort(uri)).toEqual([FOUND.replace("1 f", "2 f")]);
    writeFileSync(join(folder, ".taglint.yaml"), "rules: {floating-tag: off, nonsense: error}\n");
    await client.until(() => client.asked.includes("workspace/diagnostic/refresh"));
    const report = await client.pull(uri);
    // The last configuration that was right still holds.
    expect(report).toMatchObject({ items: [{ severity: 2 }], relatedDocuments: { [uriOf(join(folder, ".taglint.yaml"))]: { items: [{ code: "configuration", range: { start: { line: 0, character: 27 } } }] } } });
    expect(client.messages).toEqual([expect.stringMatching(/^taglint: \.taglint\.yaml:1:28: rules: unknown rule "nonsense"/)]);
  });

  test("are full of what a byte order mark shifts", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, "Dockerfile"));
    await client.open(uri, "\uFEFFFROM debian:latest\n", "dockerfile");
    expect(await client.pullShort(uri)).toEqual(["0:13-0:19 1 floating-tag"]);
  });
});

describe("diagnostics for a client that is sent them", () => {
  test("come on open, on change and on save, and go on close", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder] });
    expect(client.initialized?.capabilities.diagnosticProvider).toBeUndefined();
    const uri = uriOf(join(folder, "pod.yaml"));
    const sent = () => client.diagnostics.get(uri)?.map(short);
    await client.open(uri, POD);
    await client.until(() => sent()?.length === 1);
    expect(sent()).toEqual([FOUND]);
    await client.change(uri, { text: "" });
    await client.change(uri, { text: `\n${POD}` });
    await client.until(() => sent()?.[0] !== FOUND);
    expect(sent()).toEqual(["5:19-5:25 1 floating-tag"]);
    await client.change(uri, { text: POD });
    await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
    await client.until(() => sent()?.[0] === FOUND);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.until(() => sent()?.length === 0);
    expect(await client.stop()).toBe(0);
  });

  test("come again when the configuration does, and stand in it while it is broken", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder] });
    const uri = uriOf(join(folder, "pod.yaml"));
    const config = uriOf(join(folder, ".taglint.yaml"));
    await client.open(uri, POD);
    await client.until(() => client.diagnostics.get(uri)?.length === 1);
    writeFileSync(join(folder, ".taglint.yaml"), "ignore: [pod.yaml]\n");
    await client.until(() => client.diagnostics.get(uri)?.length === 0);
    writeFileSync(join(folder, ".taglint.yaml"), "ignore: pod.yaml\n");
    await client.until(() => client.diagnostics.get(config)?.length === 1);
    expect(client.diagnostics.get(config)?.map(short)).toEqual(["0:8-0:16 1 configuration"]);
    writeFileSync(join(folder, ".taglint.yaml"), "rules: {floating-tag: info}\n");
    await client.until(() => client.diagnostics.get(config)?.length === 0 && client.diagnostics.get(uri)?.[0]?.severity === 3);
  });

  test("show a configuration's faults as it is typed, while the others go by what is saved", async () => {
    const { folder } = new Repository().write({ ".taglint.yaml": "rules: {floating-tag: info}\n" });
    const client = await LspClient.start({ folders: [folder] });
    const config = uriOf(join(folder, ".taglint.yaml"));
    const uri = uriOf(join(folder, "pod.yaml"));
    await client.open(config, "rules: {floating-tag: inf}\n");
    await client.until(() => client.diagnostics.get(config)?.length === 1);
    expect(client.diagnostics.get(config)?.[0]).toMatchObject({ message: expect.stringContaining('did you mean "info"?') as string });
    await client.open(uri, POD);
    await client.until(() => client.diagnostics.get(uri)?.[0]?.severity === 3);
  });
});

describe("a document", () => {
  test("goes by the configuration of its own folder, or of a repository in it", async () => {
    const first = new Repository().write({ ".taglint.yaml": "rules: {floating-tag: warning}\n" });
    const second = makeFolder();
    const nested = new Repository(join(second, "..", second.split("/").pop()!)).write({});
    nested.write({ "inner/.git/HEAD": "ref: refs/heads/main\n", "inner/.taglint.yaml": "rules: {floating-tag: info}\n" });
    const client = await LspClient.start({ folders: [first.folder, second], capabilities: PULLS });
    const severityOf = async (path: string) => {
      await client.open(uriOf(path), POD);
      return (await client.pullShort(uriOf(path)))[0]?.split(" ")[1];
    };
    expect(await severityOf(join(first.folder, "a/pod.yaml"))).toBe("2");
    expect(await severityOf(join(second, "pod.yaml"))).toBe("1");
    expect(await severityOf(join(second, "inner/deep/pod.yaml"))).toBe("3");
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [{ uri: uriOf(second), name: "" }] } });
    expect(await severityOf(join(second, "inner/pod.yaml"))).toBe("3");
  });

  test("is checked before it has a name, by its language", async () => {
    const { folder } = new Repository();
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    await client.open("untitled:Untitled-1", "FROM debian\n", "dockerfile");
    await client.open("untitled:Untitled-2", POD, "yaml");
    await client.open("untitled:Untitled-3", POD, "plaintext");
    await client.open("git:/pod.yaml?ref", POD, "yaml");
    await client.open("file://", POD, "yaml");
    expect(await client.pullShort("untitled:Untitled-1")).toEqual(["0:5-0:11 1 implicit-latest"]);
    expect(await client.pullShort("untitled:Untitled-2")).toEqual([FOUND]);
    expect(await client.pullShort("untitled:Untitled-3")).toEqual([]);
    expect(await client.pullShort("git:/pod.yaml?ref")).toEqual([]);
    expect(await client.pullShort("file://")).toEqual([FOUND]);
  });

  test("that is a commit message is read as git will read it, by what is staged", async () => {
    const config = "trackers: {Closes-Bug: launchpad}\ncommits: {require: [{when: {files: ['*.txt']}, anyOf: [[Closes-Bug]]}]}\n";
    const repository = new Repository().commit({ ".taglint.yaml": config });
    const { folder } = repository;
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    const uri = uriOf(join(folder, ".git", "COMMIT_EDITMSG"));
    await client.open(uri, "Add it\n\n# Closes-Bug 12\n", "gitcommit");
    expect(await client.pullShort(uri)).toEqual([]);
    repository.add({ "a.txt": "" });
    await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
    expect(await client.pullShort(uri)).toEqual([expect.stringContaining("trailer-required")]);
    await client.change(uri, { text: "Add it\n\nCloses-Bug #12\n" });
    expect(await client.pullShort(uri)).toEqual([expect.stringContaining("trailer-style")]);
  });
});
