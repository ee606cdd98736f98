import { describe, expect, it } from "vitest";
import { mistakes, read } from "./read.js";

describe("the keys about managed tags", () => {
  it("give globs, files of other repositories, the release, mirrors and clones", () => {
    const { tagging, formatFor } = read(`
tagFiles: ["tags/*.yaml", { git: ../root, ref: master, path: "build/image-tags-*.yaml" }, { git: "https://git.example.com/root", path: tags.yaml }]
currentRelease: "13.0"
mirrors: ["registry.local:9001/", "mirror.example.com/cache"]
sources: { "https://git.example.com/": "../" }
`);
    expect(tagging).toMatchObject({
      globs: ["tags/*.yaml"],
      gitFiles: [{ git: "../root", ref: "master", path: "build/image-tags-*.yaml" }, { git: "https://git.example.com/root", ref: undefined, path: "tags.yaml" }],
      currentRelease: "13.0",
      mirrors: ["registry.local:9001/", "mirror.example.com/cache/"],
    });
    expect([...tagging.clones]).toEqual([["https://git.example.com/", "../"]]);
    expect(["tags/a.yaml", "other/a.yaml"].map(formatFor)).toEqual(["tag-file", undefined]);
  });

  it("leave a file the format that `formats` gives it", () => {
    expect(read('tagFiles: ["*.yaml"]\nformats: { "b.yaml": compose }\n').formatFor("b.yaml")).toBe("compose");
  });

  it.each([
    ["currentRelease: 13.0", '1:17: currentRelease: expected a release in quotes, such as "13.0", found the number 13'],
    ["tagFiles: tags.yaml", '1:11: tagFiles: expected a list, found the string "tags.yaml"; write ["tags.yaml"]'],
    ["tagFiles: [{ path: x }]", '1:12: tagFiles[0]: key "git" is missing'],
    ["tagFiles: [{ git: x, path: y, branch: z }]", '1:31: tagFiles[0]: unknown key "branch"; known are git, ref, path'],
    ["tagFiles: ['../x']", '1:12: tagFiles[0]: "../x" leaves the project; patterns are relative to the folder of this file'],
    ['mirrors: ["a b"]', '1:11: mirrors[0]: "a b" is no prefix such as "registry.local:9001/"'],
    ["sources: { git: ../ }", '1:12: sources: as a key, "git" is no URL such as "https://git.example.com/"'],
  ])("are checked: %s", (text, problem) => {
    expect(mistakes(text)).toEqual([`.taglint.yaml:${problem}`]);
  });
});
