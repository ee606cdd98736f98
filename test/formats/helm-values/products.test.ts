import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";

describe("an image that is put together of others", () => {
  it("is no reference, which those are", () => {
    const text = "image: team/web:latest\nmanifests:\n  - image: team/web:1-amd64\n    platform: {architecture: amd64, os: linux}\n  - image: team/web:latest\n";
    expect(findIn("manifest.yml", text).map((line) => line.split(" ")[0])).toEqual(["5:21"]);
  });

  it.each([
    ["has no manifests", "image: team/web:latest\n"],
    ["has a list of something else", "image: team/web:latest\nmanifests:\n  - web.yaml\n  - path: api.yaml\n"],
    ["has manifests elsewhere", "image: team/web:latest\nmore:\n  manifests:\n    - image: team/api:1\n"],
  ])("is one where it %s", (_name, text) => {
    expect(findIn("values.yaml", text).map((line) => line.split(" ")[0])).toEqual(["1:17"]);
  });
});
