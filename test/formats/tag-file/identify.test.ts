import { describe, expect, it } from "vitest";
import { identify } from "../../../src/formats/identify.js";
import { createLinter } from "../../../src/index.js";
import { entry } from "./read.js";

const idOf = (path: string, text: string) => identify(path, text)?.id;
const FILE = `images:\n${entry("registry.example.com/web", "v1")}`;

describe("a tag file", () => {
  it.each([
    ["block style", FILE],
    ["a comment and a mark above", `# tags\n---\n${FILE}`],
    ["CRLF", FILE.replaceAll("\n", "\r\n")],
    ["flow style", '---\n{ "images": [ {"name": "a/b", "src_build_tag": "c", "tag": "d"} ] }\n'],
    ["all its entries being comments", "images:\n  # - name: a/b\n  #   src_build_tag: c\n"],
  ])("is known by its content: %s", (_, text) => {
    expect(idOf("any/name.yaml", text)).toBe("tag-file");
  });

  it.each([
    ["image-tags.yaml", "images:\n  tags:\n    web: nginx:1\n"],
    ["image-tags.yaml", "images:\n  - name: nginx\n    newTag: '1'\n"],
    ["config.yaml", `apiVersion: v1\nkind: ConfigMap\ndata:\n  tags: |\n${FILE.replace(/^/gm, "    ")}`],
  ])("is not known by its name: %s", (path, text) => {
    expect(idOf(path, text)).not.toBe("tag-file");
  });

  it("is what the configuration says, and names no references", () => {
    const linter = createLinter({ config: { tagFiles: ["tags/*"] } });
    const text = "images:\n  - name: nginx:latest\n    image: nginx\n";
    expect(linter.check({ path: "tags/a", text })).toMatchObject({ references: 0 });
    expect(linter.check({ path: "other/a", text })).toBeUndefined();
    expect(createLinter().check({ path: "a.yaml", text: FILE.replace("v1", "latest") })).toMatchObject({ references: 0 });
  });
});
