import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bin, taglint } from "../cli/bin.js";
import { cleanEnvironment, makeFolder, Repository } from "../git/repository.js";
import { at, LspClient, PULLS, uriOf } from "./client.js";

const POD = "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: nginx:latest}]}\n";

async function startWith(...messages: readonly string[]) {
  const { folder } = new Repository();
  const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
  const uri = uriOf(join(folder, "pod.yaml"));
  await client.open(uri, POD);
  for (const message of messages) client.process.stdin.write(message);
  return { client, uri };
}

const framed = (content: unknown): string => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

describe("the server lives on", () => {
  test.each([
    ["a message that is no JSON", framed("{nonsense")],
    ["a message that is no object", framed("12") + framed("null") + framed("[]") + framed('"a"')],
    ["an answer to nothing", framed({ jsonrpc: "2.0", id: 99, result: null })],
    ["an unknown notification", framed({ jsonrpc: "2.0", method: "a/b", params: 1 })],
    ["notifications without what they are about", ["didOpen", "didChange", "didSave", "didClose"].map((name) => framed({ jsonrpc: "2.0", method: `textDocument/${name}` }) + framed({ jsonrpc: "2.0", method: `textDocument/${name}`, params: {} })).join("")],
    ["documents whose address or text is none", [{ uri: 5, text: "" }, { uri: "file:///a.yaml" }].map((document) => framed({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument: { languageId: "yaml", version: 1, ...document } } })).join("")],
    ["a change of a document that is not open", framed({ jsonrpc: "2.0", method: "textDocument/didChange", params: { textDocument: { uri: "file:///a", version: 2 }, contentChanges: [{ text: "" }] } })],
    ["folders that are none", framed({ jsonrpc: "2.0", method: "workspace/didChangeWorkspaceFolders", params: { event: { added: [{ uri: "a:b" }, { uri: "file:///%zz" }], removed: [] } } })],
    ["changes of folders that are none", [{}, { event: {} }, { event: { added: [] } }].map((params) => framed({ jsonrpc: "2.0", method: "workspace/didChangeWorkspaceFolders", params })).join("")],
    ["files that are none", framed({ jsonrpc: "2.0", method: "workspace/didChangeWatchedFiles", params: { changes: [{ uri: "a:b", type: 1 }] } })],
    ["a cancellation of nothing", framed({ jsonrpc: "2.0", method: "$/cancelRequest", params: { id: 77 } })],
  ])("after %s", async (_what, ...messages) => {
    const { client, uri } = await startWith(...messages);
    let told = "";
    client.process.stderr.on("data", (chunk) => { told += String(chunk); });
    expect(await client.pullShort(uri)).toHaveLength(1);
    expect(await client.stop()).toBe(0);
    expect(told).not.toMatch(/TypeError|^\s+at /m);
  });

  test("after requests without what they are about, which it refuses", async () => {
    const { client, uri } = await startWith();
    for (const method of ["textDocument/codeAction", "textDocument/hover", "textDocument/completion", "textDocument/diagnostic", "initialize", "a/b"]) {
      await expect(client.connection.sendRequest(method, {})).rejects.toThrow();
    }
    expect(await client.pullShort(uri)).toHaveLength(1);
  });

  test.each([null, {}, { capabilities: { workspace: { workspaceFolders: true } } }])("after being told once more to begin, by %j", async (params) => {
    const { client, uri } = await startWith();
    await expect(client.connection.sendRequest("initialize", params)).rejects.toThrow("the server is initialized already");
    expect(await client.pullShort(uri)).toHaveLength(1);
    expect(await client.stop()).toBe(0);
  });

  test("after changes and positions outside of the text", async () => {
    const { client, uri } = await startWith();
    await client.change(uri, { range: { start: { line: 90, character: 9 }, end: { line: 99, character: 9 } }, text: "# end\n" });
    await client.change(uri, { range: { start: { line: 2, character: 5 }, end: { line: 1, character: 1 } }, text: "" });
    expect(await client.hover(uri, 1e9, 1e9)).toBeNull();
    expect(await client.codeActions(uri, at(1e9, 0))).toEqual([]);
    await client.change(uri, { text: POD });
    expect(await client.pullShort(uri)).toHaveLength(1);
  });

  test("and answers about documents that are not open", async () => {
    const { client } = await startWith();
    expect(await client.pull("file:///not-open.yaml")).toEqual({ kind: "full", items: [] });
    expect(await client.codeActions("file:///not-open.yaml", at(0, 0))).toEqual([]);
    expect(await client.hover("file:///not-open.yaml", 0, 0)).toBeNull();
    expect(await client.complete("file:///not-open.yaml", 0, 0)).toEqual([]);
  });

  test("with a configuration that is a folder, and one of two", async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, ".taglint.yaml"));
    const twice = new Repository().write({ ".taglint.yaml": "", ".taglint.yml": "" });
    const client = await LspClient.start({ folders: [folder, twice.folder], capabilities: PULLS });
    await client.open(uriOf(join(folder, "pod.yaml")), POD);
    expect(await client.pullShort(uriOf(join(folder, "pod.yaml")))).toHaveLength(1);
    await client.open(uriOf(join(twice.folder, "pod.yaml")), POD);
    expect(await client.pullShort(uriOf(join(twice.folder, "pod.yaml")))).toEqual([]);
    expect(client.messages).toEqual([expect.stringContaining("keep one of them")]);
  });

  test("after headers without a length, with the message behind the next one", async () => {
    const { client, uri } = await startWith("Content-Type: a\r\n\r\n", "Content-Length: x\r\n\r\n");
    const answers = [client.pullShort(uri), client.pause().then(() => client.pullShort(uri)), client.pause().then(() => client.pause()).then(() => client.pullShort(uri))];
    expect((await Promise.all(answers)).flat()).toHaveLength(3);
  });

  test("with a configuration that is no text", async () => {
    const { folder } = new Repository().write({ ".taglint.yaml": Buffer.from([0xff, 0xfe, 0]) });
    const client = await LspClient.start({ folders: [folder], capabilities: PULLS });
    await client.open(uriOf(join(folder, "pod.yaml")), POD);
    expect(await client.pullShort(uriOf(join(folder, "pod.yaml")))).toEqual([]);
    expect(client.messages).toEqual([expect.stringContaining("is not UTF-8 text")]);
  });
});

describe("a request", () => {
  test("that is cancelled is answered as such", async () => {
    const { client, uri } = await startWith();
    const request = (id: string, method: string) => framed({ jsonrpc: "2.0", id, method, params: { textDocument: { uri }, position: { line: 2, character: 30 } } });
    const answers = new Map<string, unknown>();
    client.process.stdout.on("data", (chunk: Buffer) => {
      for (const match of chunk.toString().matchAll(/\{"jsonrpc".*?\}(?=Content|$)/g)) {
        const { id, error } = JSON.parse(match[0]) as { id: string; error?: { code: number } };
        answers.set(id, error?.code);
      }
    });
    client.process.stdin.write(request("a", "textDocument/hover") + framed({ jsonrpc: "2.0", method: "$/cancelRequest", params: { id: "a" } }) + request("b", "textDocument/hover"));
    expect(await client.pullShort(uri)).toHaveLength(1);
    expect([answers.get("a"), answers.has("b"), answers.get("b")]).toEqual([-32800, true, undefined]);
  });
});

describe("the process", () => {
  test("ends with its client: 0 in order, 1 otherwise", async () => {
    const { client } = await startWith();
    const gone = once(client.process, "exit");
    client.process.stdin.end();
    expect(await gone).toEqual([1, null]);
    const orderly = await startWith();
    expect(await orderly.client.stop()).toBe(0);
  });

  test("ends when the process that its client named is gone", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const client = new LspClient({ folders: [makeFolder()] });
    const gone = once(client.process, "exit");
    await client.connection.sendRequest("initialize", { processId: pid, rootUri: null, capabilities: {} });
    expect(await gone).toEqual([1, null]);
  });

  test("needs to be told how to speak", () => {
    expect(taglint({ cwd: makeFolder() }, "lsp")).toMatchObject({ status: 2, stderr: expect.stringContaining("taglint lsp --stdio") as string });
    expect(taglint({ cwd: makeFolder() }, "lsp", "--stdio", "a.yaml")).toMatchObject({ status: 2 });
    const none = spawnSync(process.execPath, [bin, "lsp", "--stdio"], { env: cleanEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
    expect(none.status).toBe(1);
  });

  test("takes the options of check that an editor's set-up may want", async () => {
    const { folder } = new Repository().write({ "other.yaml": "rules: {floating-tag: info}\n" });
    const uri = uriOf(join(folder, "pod.yaml"));
    const severityWith = async (...args: readonly string[]) => {
      const client = await LspClient.start({ folders: [folder], capabilities: PULLS, args });
      await client.open(uri, POD);
      return (await client.pullShort(uri))[0]?.split(" ")[1];
    };
    expect(await severityWith("--rule", "floating-tag=warning")).toBe("2");
    expect(await severityWith("--config", "other.yaml")).toBe("3");
    expect(await severityWith("--no-config")).toBe("1");
  });
});
