import { describe, expect, it } from "vitest";
import { createLinter } from "../../src/index.js";
import { checkText, shown } from "../engine/stub-settings.js";

const check = (text: string) => shown(checkText(text, { rules: { "require-digest": {}, "implicit-latest": "off" } }));

describe("require-digest", () => {
  it("is off unless asked for", () => {
    expect(shown(checkText("image a:1"))).toEqual([]);
  });

  it("reports images without a digest, as written", () => {
    expect(check("image nginx:1.27")).toEqual(['1:7 require-digest "nginx:1.27" has no digest; add @sha256:… of the image that was tested']);
    expect(check("image nginx")).toHaveLength(1);
    expect(check("image nginx:${V}-alpine")).toHaveLength(1);
    expect(check("V=1.2\nimage nginx:${V}")).toHaveLength(1);
    expect(check("likely nginx:1.27")).toHaveLength(1);
  });

  it.each([`nginx:1@sha256:${"0".repeat(64)}`, "nginx:1@${DIGEST}", "nginx:${TAG}", "${IMAGE}", "nginx:1.${MINOR}"])("leaves what has one, or may: %s", (reference) => {
    expect(check(`image ${reference}`)).toEqual([]);
  });

  it("leaves what is not sure to be an image", () => {
    expect(check("likely nginx\npossible ghcr.io/a/b:1")).toEqual([]);
  });

  it("leaves a tag whose image another file names, and asks for the digest of one that is split over keys (hadolint#773, kube-linter#539)", () => {
    const checkValues = (text: string) =>
      (createLinter({ config: { rules: { "require-digest": "error" } } }).check({ path: "values.yaml", text })?.findings ?? []).map(({ message }) => message);
    expect(checkValues('image:\n  tag: "1.2"\n')).toEqual([]);
    expect(checkValues('image:\n  repository: org/app\n  tag: "1.2"\n')).toEqual(['"org/app:1.2" has no digest; add @sha256:… of the image that was tested']);
  });
});
