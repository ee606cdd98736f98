import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentLink, Location } from "vscode-languageserver/node";
import { Repository } from "../git/repository.js";
import { applyTo, at, LspClient, PULLS, uriOf } from "./client.js";

const REF = "https://example.com/a/b/commit/0123456789012345678901234567890123456789";
const entry = (name: string, tag: string, mark = ""): string => `  - name: ${mark}docker.io/acme/${name}\n    src_build_tag: master-1\n    src_ref: ${REF}\n    tag: ${tag}\n`;
const TAGS = `images:\n${entry("web", "v1.2")}${entry("web", "v1.3")}${entry("db", "v9")}`;
const POD = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: acme/web:v1.2\n    - image: acme/web:v7\n";

let folder: string;
let client: LspClient;
const uri = (path: string): string => uriOf(join(folder, path));

beforeEach(async () => {
  ({ folder } = new Repository().commit({ ".taglint.yaml": 'tagFiles: ["tags/*.yaml"]\n', "tags/image-tags.yaml": TAGS }));
  client = await LspClient.start({ folders: [folder], capabilities: PULLS });
  await client.open(uri("pod.yaml"), POD);
});

describe("a managed image", () => {
  test("is judged by the tag files, and offered their tags", async () => {
    expect(await client.pullShort(uri("pod.yaml"))).toEqual(["5:22-5:24 1 unmanaged-tag"]);
    const actions = await client.codeActions(uri("pod.yaml"), at(5, 23), ["quickfix"]);
    const [first, second] = actions.filter(({ title }) => title.includes("v1."));
    expect(applyTo(uri("pod.yaml"), POD, first?.edit)).toBe(POD.replace("v7", "v1.2"));
    expect(applyTo(uri("pod.yaml"), POD, second?.edit)).toBe(POD.replace("v7", "v1.3"));
  });

  test("tells its tags when hovered over, and where they come from", async () => {
    const { contents } = (await client.hover(uri("pod.yaml"), 4, 16))!;
    expect(contents).toMatchObject({ value: `\`docker.io/acme/web:v1.2\`\n\nTag files give \`docker.io/acme/web\` the tags\n\n- \`v1.2\`, tags/image-tags.yaml, from ${REF}\n- \`v1.3\`, tags/image-tags.yaml, from ${REF}` });
    expect((await client.hover(uri("pod.yaml"), 5, 23))?.contents).toMatchObject({ value: expect.stringMatching(/^### unmanaged-tag\n[^]*\n- `v1\.3`, tags\/image-tags\.yaml/) as string });
  });

  test("leads to the entry that gives its tag, else to all of its entries", async () => {
    const definitions = (line: number): Promise<readonly Location[]> => client.connection.sendRequest("textDocument/definition", { textDocument: { uri: uri("pod.yaml") }, position: { line, character: 16 } });
    const lines = (found: readonly Location[]) => found.map(({ range }) => range.start.line);
    expect(await definitions(4)).toEqual([{ uri: uri("tags/image-tags.yaml"), range: { start: { line: 1, character: 4 }, end: { line: 4, character: 13 } } }]);
    expect(lines(await definitions(5))).toEqual([1, 5]);
    expect(lines(await definitions(0))).toEqual([]);
  });

  test.each([
    ["behind its name", "      image: acme/web:|", "      image: acme/web:v1.3"],
    ["behind its name, begun", "      image: docker.io/acme/web:v1|", "      image: docker.io/acme/web:v1.3"],
  ])("is offered its tags %s", async (_what, line, expected) => {
    const text = POD.replace(/ {4}- image.*\n$/, `    - name: x\n${line.replace("|", "")}\n`);
    await client.change(uri("pod.yaml"), { text });
    const items = await client.complete(uri("pod.yaml"), 6, line.indexOf("|"));
    expect(items.map(({ label }) => label)).toEqual(["v1.2", "v1.3"]);
    expect(items[1]).toMatchObject({ documentation: "tags/image-tags.yaml" });
    const edit = items[1]!.textEdit as { newText: string; range: { start: { character: number } } };
    expect(line.slice(0, edit.range.start.character) + edit.newText).toBe(expected);
  });

  test("is offered its tags under a key of their own", async () => {
    await client.open(uri("values.yaml"), "image:\n  repository: acme/db\n  tag: v1\n");
    expect((await client.complete(uri("values.yaml"), 2, 9)).map(({ label }) => label)).toEqual(["v9"]);
    expect(await client.complete(uri("values.yaml"), 1, 5)).toEqual([]);
  });

  test("is judged anew when a tag file changes on the disk", async () => {
    expect(await client.pullShort(uri("pod.yaml"))).toHaveLength(1);
    writeFileSync(join(folder, "tags/image-tags.yaml"), TAGS + entry("web", "v7"));
    await client.until(() => client.asked.includes("workspace/diagnostic/refresh"));
    expect(await client.pullShort(uri("pod.yaml"))).toEqual([]);
  });
});

describe("a tag file", () => {
  test("is judged as it is typed", async () => {
    await client.open(uri("tags/image-tags.yaml"), TAGS);
    expect(await client.pullShort(uri("tags/image-tags.yaml"))).toEqual([]);
    await client.change(uri("tags/image-tags.yaml"), { text: TAGS + entry("web", "v1.3") });
    expect(await client.pullShort(uri("tags/image-tags.yaml"))).toEqual([expect.stringContaining("tag-file-duplicate")]);
  });

  test("links to the commits that it names", async () => {
    await client.open(uri("tags/image-tags.yaml"), TAGS.replace(REF, "nowhere"));
    const links = await client.connection.sendRequest<readonly DocumentLink[]>("textDocument/documentLink", { textDocument: { uri: uri("tags/image-tags.yaml") } });
    expect(links).toEqual([7, 11].map((line) => ({ target: REF, range: { start: { line, character: 13 }, end: { line, character: 13 + REF.length } } })));
    expect(await client.connection.sendRequest("textDocument/documentLink", { textDocument: { uri: uri("pod.yaml") } })).toEqual([]);
  });
});
