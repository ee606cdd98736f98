import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Repository } from "../git/repository.js";
import { LspClient, uriOf } from "./client.js";

const CAPABILITIES = { textDocument: { hover: { contentFormat: ["markdown" as const] } } };

async function open(path: string, text: string, languageId?: string) {
  const { folder } = new Repository();
  const client = await LspClient.start({ folders: [folder], capabilities: CAPABILITIES });
  const uri = uriOf(join(folder, path));
  await client.open(uri, text, languageId);
  return async (line: number, character: number) => {
    const hover = await client.hover(uri, line, character);
    const contents = hover?.contents as { readonly kind: string; readonly value: string } | undefined;
    return hover && { range: hover.range, kind: contents?.kind, value: contents?.value };
  };
}

describe("hovering", () => {
  test("over a finding tells the rule, up to its examples", async () => {
    const hoverAt = await open("Dockerfile", "FROM debian:latest\n", "dockerfile");
    const hover = await hoverAt(0, 14);
    expect(hover).toMatchObject({ kind: "markdown", range: { start: { line: 0, character: 12 }, end: { line: 0, character: 18 } } });
    expect(hover?.value).toMatch(/^### floating-tag\n\nThe tag is one that its publisher moves/);
    expect(hover?.value).toMatch(/\[floating-tag\]\(https:\S+floating-tag\/README\.md\)$/);
    expect(hover?.value).not.toContain("Incorrect");
  });

  test("over an image tells its full name, over anything else nothing", async () => {
    const hoverAt = await open("Dockerfile", "FROM debian:12\nRUN echo debian:12\n", "dockerfile");
    expect(await hoverAt(0, 8)).toMatchObject({ value: "`docker.io/library/debian:12`", range: { start: { character: 5 }, end: { character: 14 } } });
    expect(await hoverAt(1, 12)).toBeNull();
  });

  test("over a rule's name in a directive tells the rule", async () => {
    const hoverAt = await open("Dockerfile", "# taglint-disable-file implicit-latest -- floating-tag\nFROM debian\n", "dockerfile");
    expect((await hoverAt(0, 25))?.value).toMatch(/^### implicit-latest\n/);
    const prose = await open("Dockerfile", "# implicit-latest\nFROM debian:12\n", "dockerfile");
    expect(await prose(0, 5)).toBeNull();
  });

  test("over a configuration tells what its keys mean", async () => {
    const hoverAt = await open(".taglint.yaml", "allow:\n  - { tags: [x], reason: y }\nrules:\n  floating-tag:\n    severity: info\n");
    expect((await hoverAt(0, 2))?.value).toBe("References that may float, each with the reason.");
    expect((await hoverAt(1, 18))?.value).toBe("Why these may float.");
    expect((await hoverAt(3, 4))?.value).toMatch(/^### floating-tag\n/);
    expect(await hoverAt(4, 16)).toBeNull();
  });
});
