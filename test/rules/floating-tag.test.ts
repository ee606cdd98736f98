import { describe, expect, it } from "vitest";
import { checkText, places, shown } from "../engine/stub-settings.js";

const digest = `sha256:${"0".repeat(64)}`;
const floating = (text: string, options: Readonly<Record<string, unknown>> = {}) =>
  shown(checkText(text, { rules: { "floating-tag": options, "implicit-latest": "off", "unused-disable": "off" } }));

describe("floating-tag", () => {
  it("reports latest and what ends in -latest, on the tag", () => {
    expect(floating("image nginx:latest")).toEqual(['1:13 floating-tag tag "latest" moves; use one that is published once']);
    expect(floating("image localhost:5000/a/b:master-latest")).toHaveLength(1);
  });

  it.each(["nginx:stable", "nginx:1", "nginx:latest-alpine", "nginx:Latest", "nginx:mylatest", "host:5000/latest", "latest", `nginx:latest@${digest}`])("leaves %s", (reference) => {
    expect(floating(`image ${reference}`)).toEqual([]);
  });

  it.each(["nginx:${TAG}", "${REGISTRY}", "nginx:l${TAG}", "nginx:latest@${DIGEST}", "nginx:@TAG@latest"])("leaves to others what may become anything: %s", (reference) => {
    expect(floating(`image ${reference}`)).toEqual([]);
  });

  it("reports what floats whatever the unknown pieces become", () => {
    expect(floating("image ${REGISTRY}/a:${PREFIX}-latest")).toEqual(['1:21 floating-tag tag "${PREFIX}-latest" moves; use one that is published once']);
    expect(floating("image a:latest # x")).toHaveLength(1);
  });

  it("puts values from elsewhere together, and says where they are written", () => {
    const result = checkText("V=atest\nimage a:l${V}");
    expect(shown(result)).toEqual(['2:9 floating-tag tag "latest" moves; use one that is published once']);
    expect(result.findings[0]?.related).toMatchObject([{ message: "the default is written here", location: { start: { line: 1, column: 3 } } }]);
  });

  it("counts a placeholder's values", () => {
    const placeholders = new Map([["@A@", ["1.0", "latest"]], ["@B@", ["x", "y"]]]);
    const check = (text: string) => shown(checkText(text, { placeholders }));
    expect(check("image a:@A@")).toEqual(['1:9 floating-tag tag "@A@" can become "latest", which moves; use one that is published once']);
    expect(check("image a:@B@-@A@")[0]).toContain('can become "x-latest"');
    expect(check("image a:@B@")).toEqual([]);
    expect(check("image a:@A@-@C@")).toEqual([]);
  });

  it("does not try more combinations of placeholders than make sense", () => {
    const names = ["@A@", "@B@", "@C@", "@D@", "@E@", "@F@", "@G@"];
    const placeholders = new Map(names.map((name) => [name, Array.from({ length: 20 }, (_, index) => `v${index}`)]));
    expect(shown(checkText(`image a:${names.join("")}`, { placeholders }))).toEqual([]);
  });

  it("does not expand what is too long for a tag whatever it becomes", () => {
    const placeholders = new Map([["@A@", ["", "latest"]]]);
    expect(shown(checkText(`image a:${"@A@".repeat(100_000)}`, { placeholders }))).toEqual([]);
  });

  it("takes other tags as told", () => {
    expect(floating("image a:edge\nimage a:latest", { tags: ["edge", "v?"] })).toHaveLength(1);
    expect(floating("image a:v1\nimage a:v12", { tags: ["v?"] })).toHaveLength(1);
  });

  it("wants a host before it believes in tags of its own for what only looks like an image", () => {
    const options = { tags: ["latest", "stable"] };
    expect(floating("possible key:stable", options)).toEqual([]);
    expect(floating("possible ghcr.io/a/b:stable", options)).toHaveLength(1);
    expect(floating("possible key:latest", options)).toHaveLength(1);
    expect(floating("likely key:stable", options)).toHaveLength(1);
  });

  describe("with required shapes", () => {
    const options = { require: [{ images: ["ghcr.io/acme/*"], pattern: "^[0-9a-f]{7}$" }] };

    it("reports tags of another shape, for the images named", () => {
      expect(floating("image ghcr.io/acme/a/b:1.0", options)).toEqual([
        '1:24 floating-tag tag "1.0" does not have the required shape ^[0-9a-f]{7}$; use one that has',
      ]);
      expect(floating("image ghcr.io/acme/a:0a1b2c3", options)).toEqual([]);
      expect(floating("image ghcr.io/other/a:1.0", options)).toEqual([]);
    });

    it("says once that a tag floats", () => {
      expect(floating("image ghcr.io/acme/a:latest", options)).toEqual(['1:22 floating-tag tag "latest" moves; use one that is published once']);
    });

    it("is silent about tags that are not all known, and about none", () => {
      expect(floating("image ghcr.io/acme/a:${TAG}-x\nimage ghcr.io/acme/a", options)).toEqual([]);
    });

    it("is silent about what a digest pins", () => {
      expect(floating(`image ghcr.io/acme/a:1.0@${digest}`, options)).toEqual([]);
    });
  });

  it("cuts a value as long as a file in its message", () => {
    const [text] = floating(`image a:\${${"X".repeat(5000)}}-latest`);
    expect(text!.length).toBeLessThan(300);
  });

  it("reports every place", () => {
    expect(places(checkText("image a:latest\nimage a:latest\n"))).toEqual(["1 floating-tag", "2 floating-tag"]);
  });
});
