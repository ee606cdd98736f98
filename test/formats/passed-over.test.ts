import { describe, expect, it } from "vitest";
import { formats } from "../../src/formats/index.js";
import { isOtherByContent, isOtherByPath } from "../../src/formats/identify.js";
import { passOverWithout } from "../../src/formats/passed-over.js";
import { glimpseInRoom, glimpseOf } from "./glance/glimpses.js";

const candidates = { tags: ["latest"], untagged: true };

const isOther = (path: string, text: string) => isOtherByPath(path) || isOtherByContent(path, text);

describe("a file that is passed over", () => {
  it("may have letters beyond ASCII, unless a placeholder may have them, too", () => {
    for (const glimpse of [glimpseOf("note: \u00e4\n"), glimpseInRoom("note: \u00e4\n")]) {
      expect(passOverWithout(candidates, undefined)(glimpse, "x.yaml")).toBe(true);
      expect(passOverWithout(candidates, /\u00e4/)(glimpse, "x.yaml")).toBe(false);
    }
  });

  it.each([
    ["docker-compose.yml", "web:\n  build: .\n"],
    ["a/Dockerfile", "RUN true\n"],
    ["x.yaml", '"services":\n  web:\n    image: nginx\n'],
    ["x.yaml", "images:\n  - name: x\n    src_build_tag: y\n"],
  ])("is none of a format that must be read: %s", (path, text) => {
    expect(isOther(path, text)).toBe(true);
    expect([glimpseOf, glimpseInRoom].map((see) => passOverWithout({ tags: [], untagged: false }, undefined)(see(text), path))).toEqual([false, false]);
  });

  it.each([
    ["values.yaml", "image: {repository: x, tag: y}\n"],
    ["docker/values.yaml", "a: b\n"],
    ["x.yaml", "spec:\n  services:\n    web:\n      image: nginx\n"],
  ])("is of a format that is glanced at, or of none: %s", (path, text) => {
    expect(isOther(path, text)).toBe(false);
  });

  it("is of a format by its content only with a sign of that", () => {
    const read = formats.filter(({ isGlanced, endings }) => isGlanced !== true && endings.length > 0);
    expect(read.map(({ id, signs }) => [id, signs])).toEqual([["compose", ["\nservices", '\n"services', "\n'services"]], ["tag-file", ["_build_tag"]]]);
  });
});
