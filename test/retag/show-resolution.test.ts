import { describe, expect, it } from "vitest";
import type { Resolution } from "../../src/retag/resolve-image.js";
import { checkVariables, showResolutions } from "../../src/retag/show-resolution.js";

const OK: Resolution = { state: "ok", tag: "0123456", value: "0123456789", digest: "sha256:abc" };
const BAD: Resolution = { state: "mismatch", tag: "0123456", value: "0123456789", digest: "sha256:abc", message: "m" };
const runner = { name: "cyberdojo/runner", resolution: OK };
const web = { name: "web-base.x", resolution: { ...OK, state: "same-images" } as const };

describe("what resolve prints", () => {
  it("is references and nothing else", () => {
    expect(showResolutions([runner], "ref")).toBe("cyberdojo/runner:0123456\n");
    expect(showResolutions([runner, web], "digest")).toBe("cyberdojo/runner@sha256:abc\nweb-base.x@sha256:abc\n");
    expect(showResolutions([runner, web], "env")).toBe(
      "RUNNER_IMAGE=cyberdojo/runner\nRUNNER_TAG=0123456\nRUNNER_SHA=0123456789\nRUNNER_DIGEST=sha256:abc\nWEB_BASE_X_IMAGE=web-base.x\nWEB_BASE_X_TAG=0123456\nWEB_BASE_X_SHA=0123456789\nWEB_BASE_X_DIGEST=sha256:abc\n",
    );
  });

  it("is nothing when one of them did not resolve, but JSON says all", () => {
    for (const format of ["ref", "digest", "env"] as const) expect(showResolutions([runner, { name: "x", resolution: BAD }], format)).toBe("");
    expect(JSON.parse(showResolutions([runner, { name: "x", resolution: BAD }], "json"))).toEqual({
      version: 1,
      images: [
        { image: "cyberdojo/runner", state: "ok", reference: "cyberdojo/runner:0123456", tag: "0123456", value: "0123456789", digest: "sha256:abc" },
        { image: "x", state: "mismatch", tag: "0123456", value: "0123456789", digest: "sha256:abc", message: "m" },
      ],
    });
  });

  it("never sets a variable twice", () => {
    expect(() => { checkVariables(["a/x-y", "b/x_y"]); }).toThrow("would both set X_Y_IMAGE");
    expect(() => { checkVariables(["a/x", "3x"]); }).not.toThrow();
  });
});
