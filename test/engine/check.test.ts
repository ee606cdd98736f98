import { describe, expect, it } from "vitest";
import type { Format } from "../../src/model/format.js";
import { stubFormat } from "./stub-format.js";
import { allRules, checkText, places, stubLinter, stubSettings } from "./stub-settings.js";

describe("directives in a file", () => {
  it("silence the next line with content, and keep the reason", () => {
    const result = checkText("# taglint-disable-next-line floating-tag -- moved by hand\n\n# more\nimage a:latest\nimage b:latest\n");
    expect(places(result)).toEqual(["5 floating-tag"]);
    expect(result.suppressed[0]?.suppression).toEqual({ kind: "inline", reason: "moved by hand" });
  });

  it("silence only the rule they name", () => {
    expect(places(checkText("image a # taglint-disable-line floating-tag\n"))).toEqual(["1 implicit-latest", "1 unused-disable"]);
  });

  it("count above the statement that the image is part of", () => {
    expect(places(checkText("# taglint-disable-next-line floating-tag\nfirst \\\nimage a:latest\n"))).toEqual([]);
  });

  it("count where the value is written that the image uses", () => {
    expect(places(checkText("# taglint-disable-next-line floating-tag\nV=latest\n\nimage a:${V}\n"))).toEqual([]);
  });

  it("count in a stretch and in the whole file, wherever they stand", () => {
    expect(places(checkText("image a:latest\n# taglint-disable floating-tag\nimage a:latest\n# taglint-enable\nimage a:latest\n"))).toEqual([
      "1 floating-tag",
      "5 floating-tag",
    ]);
    expect(places(checkText("image a:latest\nimage b:latest\n# taglint-disable-file floating-tag\n"))).toEqual([]);
  });

  it("do not count when the run says so, and are not blamed then", () => {
    expect(places(checkText("image a:latest # taglint-disable-line floating-tag, implicit-latest\n", {}, { inlineDisables: false }))).toEqual(["1 floating-tag"]);
  });

  it("are not blamed when their rule is off", () => {
    expect(places(checkText("image a:1 # taglint-disable-line floating-tag\n", { rules: { "floating-tag": "off" } }))).toEqual([]);
  });

  it("silence the blame for other directives, and are blamed when they do not", () => {
    expect(places(checkText("image a:1 # taglint-disable-line floating-tag, unused-disable\n"))).toEqual([]);
    expect(places(checkText("image a:1 # taglint-disable-line unused-disable\n"))).toEqual(["1 unused-disable"]);
  });

  it("are blamed although the rule is off when the run asks for it", () => {
    const settings = { rules: { "unused-disable": "off" } } as const;
    expect(places(checkText("image a:1 # taglint-disable-line floating-tag\n", settings))).toEqual([]);
    expect(places(checkText("image a:1 # taglint-disable-line floating-tag\n", settings, { reportUnused: true }))).toEqual(["1 unused-disable"]);
  });

  it("stay linear when there are as many as findings", () => {
    const many = 20_000;
    const text = "# taglint-disable floating-tag\nimage a:latest\n".repeat(many);
    const result = checkText(text);
    expect(result.findings).toEqual([]);
    expect(result.suppressed).toHaveLength(many);
  });
});

describe("the allow list", () => {
  it("sets findings aside by image and by tag, under either name, with its reason", () => {
    const allowed = (entry: object, text: string) => checkText(text, { allow: [entry] }).suppressed.length;
    expect(allowed({ images: ["nginx"] }, "image nginx:latest")).toBe(1);
    expect(allowed({ images: ["docker.io/library/nginx"] }, "image nginx:latest")).toBe(1);
    expect(allowed({ images: ["docker.io/*"] }, "image acme/deep/nginx:latest")).toBe(1);
    expect(allowed({ images: ["nginx:latest"] }, "image nginx:latest")).toBe(1);
    expect(allowed({ images: ["nginx:stable"] }, "image nginx:latest")).toBe(0);
    expect(allowed({ images: ["ginx"] }, "image nginx:latest")).toBe(0);
    expect(allowed({ tags: ["lat*"] }, "image nginx:latest")).toBe(1);
    expect(allowed({ tags: ["*"] }, "image nginx")).toBe(0);
    expect(allowed({ images: ["nginx"], tags: ["edge"] }, "image nginx:latest")).toBe(0);
    expect(allowed({ images: ["nginx"], matchesPath: () => false }, "image nginx:latest")).toBe(0);
    expect(checkText("image nginx:latest", { allow: [{ reason: "a demo" }] }).suppressed[0]?.suppression).toEqual({ kind: "allow", reason: "a demo" });
  });

  it("holds up to and with its last day", () => {
    expect(places(checkText("image a:latest", { allow: [{ expires: "2026-07-01" }] }))).toEqual([]);
    expect(places(checkText("image a:latest", { allow: [{ expires: "2026-06-30" }] }))).toEqual(["1 floating-tag"]);
  });

  it("knows entries as used by what is not pinned, also when nothing was to be reported", () => {
    const used = (text: string) => checkText(text, { allow: [{}, { images: ["b"] }] }).usedAllows;
    expect(used("image a:1.0")).toEqual([]);
    expect(used(`image a:latest@sha256:${"0".repeat(64)}`)).toEqual([]);
    expect(used("image a:@SUFFIX@")).toEqual([0]);
    expect(used("likely a")).toEqual([0]);
    expect(used("image b:latest")).toEqual([0, 1]);
    expect(used("image b:latest # taglint-disable-line floating-tag")).toEqual([0, 1]);
  });

  it("matches placeholders as written", () => {
    expect(checkText("image a:1-@IMAGE_SUFFIX@", { allow: [{ tags: ["*@IMAGE_SUFFIX@*"] }] }).usedAllows).toEqual([0]);
  });
});

describe("findings", () => {
  it("come sorted by place, one for each place and rule", () => {
    const parse: Format["parse"] = (file, options) => {
      const document = stubFormat.parse(file, options);
      return { ...document, images: [...document.images, ...document.images].reverse() };
    };
    const identify = () => ({ ...stubFormat, parse });
    const settings = { rules: { "require-digest": {} } };
    const result = checkText("broken\nimage a\nimage b:latest\n", settings, { identify, rules: [...allRules].reverse() });
    expect(places(result)).toEqual(["1 parse-error", "2 implicit-latest", "2 require-digest", "3 require-digest", "3 floating-tag"]);
  });

  it("carry the image with Docker's defaults and as written", () => {
    expect(checkText("image nginx:latest").findings[0]?.image).toEqual({ reference: "docker.io/library/nginx:latest", written: "nginx:latest", where: "image" });
  });

  it("count references, and keep the text only for code frames", () => {
    expect(checkText("image a:1\nimage b:2\n")).toMatchObject({ references: 2, text: "" });
    expect(checkText("image a:latest\n").text).toBe("image a:latest\n");
  });
});

describe("the linter", () => {
  it("tells files that are not its own from files without images", () => {
    const linter = stubLinter();
    expect(linter.check({ path: "a.txt", text: "image a:latest" })).toBeUndefined();
    expect(linter.check({ path: "a.stub", text: "nothing" })).toMatchObject({ references: 0, findings: [] });
    expect(linter.extract({ path: "a.txt", text: "image a:latest" })).toEqual([]);
    expect(linter.extract({ path: "a.stub", text: "image a:latest" })).toHaveLength(1);
  });

  it("asks for each path which rules are on", () => {
    const on = stubSettings({}).rulesFor("");
    const off = stubSettings({ rules: { "floating-tag": "off" } }).rulesFor("");
    const linter = stubLinter({}, { settings: { ...stubSettings({}), rulesFor: (path) => (path === "off.stub" ? off : on) } });
    const count = (path: string) => linter.check({ path, text: "image a:latest" })?.findings.length;
    expect(["a.stub", "b.stub", "off.stub", "c.stub"].map(count)).toEqual([1, 1, 0, 1]);
  });

  it("looks for the words of a format in any case, and for directives", () => {
    expect(stubLinter().check({ path: "a.stub", text: "# taglint-disable-file nonsense" })?.findings).toHaveLength(1);
  });
});
