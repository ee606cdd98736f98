import { describe, expect, it } from "vitest";
import { isGlanced } from "../../src/formats/identify.js";
import { isPassedOver } from "../../src/formats/passed-over.js";

const candidates = { tags: ["latest"], untagged: true };

/** As a file is seen before it is decoded. */
const glimpseOf = (text: string) => ({ text: Buffer.from(text).toString("latin1"), isAscii: Buffer.byteLength(text) === text.length });

describe("a file that is passed over", () => {
  it("may have letters beyond ASCII, unless a placeholder may have them, too", () => {
    const glimpse = glimpseOf("note: \u00e4\n");
    expect(isPassedOver(glimpse, { path: "x.yaml", candidates, placeholder: undefined })).toBe(true);
    expect(isPassedOver(glimpse, { path: "x.yaml", candidates, placeholder: /\u00e4/ })).toBe(false);
  });

  it.each([
    ["docker-compose.yml", "web:\n  build: .\n"],
    ["a/Dockerfile", "RUN true\n"],
    ["x.yaml", '"services":\n  web:\n    image: nginx\n'],
    ["x.yaml", "images:\n  - name: x\n    src_build_tag: y\n"],
  ])("is none of a format that must be read: %s", (path, text) => {
    expect(isGlanced(path, text)).toBe(false);
  });

  it.each([
    ["values.yaml", "image: {repository: x, tag: y}\n"],
    ["docker/values.yaml", "a: b\n"],
    ["x.yaml", "spec:\n  services:\n    web:\n      image: nginx\n"],
  ])("is of a format that is glanced at, or of none: %s", (path, text) => {
    expect(isGlanced(path, text)).toBe(true);
  });
});
