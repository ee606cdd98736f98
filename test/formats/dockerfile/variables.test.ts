import { describe, expect, it } from "vitest";
import type { Component } from "../../../src/model/image.js";
import { setComponent, valueOf } from "../../../src/model/image.js";
import { images, read } from "./read.js";

const first = (text: string) => read(text).images[0]!;
const kinds = ({ parts }: Component) => parts.map((part) => part.kind);

describe("ARG in FROM", () => {
  it.each(["hadolint#219", "hadolint#339", "hadolint#412", "hadolint#858", "hadolint#1078", "checkov#7667", "trivy#8274"])("reads the default, and judges nothing without one (%s)", () => {
    expect(images("ARG TAG=latest\nARG OPEN\nFROM a:$TAG\nFROM a:${OPEN}\nFROM $OPEN")).toEqual(["3 FROM a:latest", "4 FROM a:${OPEN}", "5 FROM $OPEN (open)"]);
  });

  it("points at the use and knows the origin", () => {
    const text = 'ARG TAG="latest"\nFROM a:${TAG}\n';
    const [part] = first(text).tag.parts;
    expect(part).toMatchObject({ kind: "known", text: "latest", written: "${TAG}", shared: false, range: { start: 24, end: 30 }, origin: { range: { start: 9, end: 15 } } });
    expect(setComponent(first(text), "tag", "3")).toEqual({ start: 9, end: 15, text: "3" });
  });

  it("says when others use the ARG, too", () => {
    expect(first("ARG T=1\nFROM a:$T\nFROM b:${T}").tag.slot?.safety).toBe("unsafe");
    expect(first("ARG T=1\nFROM a:$T\nARG T\nRUN echo $T").tag.slot?.safety).toBe("unsafe");
    expect(first("ARG T=1\nFROM a:$T\n").tag.slot?.safety).toBe("safe");
  });

  it("reads ARGs that use other ARGs", () => {
    expect(images("ARG V=1\nARG I=reg.io/a:${V}-x\nFROM $I")).toEqual(["3 FROM reg.io/a:1-x"]);
    expect(images("ARG V\nARG I=reg.io/a:${V}-latest\nFROM $I")).toEqual(["3 FROM reg.io/a:${V}-latest"]);
    expect(images("ARG V=1\nARG V=${V}-x\nFROM a:$V")).toEqual(["3 FROM a:1-x"]);
    expect(images("ARG V=1 W='2'\nFROM a:$V-$W")).toEqual(["2 FROM a:1-2"]);
  });

  it("keeps a default when the ARG is named again without one", () => {
    expect(images("ARG V=1\nARG V\nFROM a:$V")).toEqual(["3 FROM a:1"]);
    expect(images("ARG V=1\nARG V=2\nFROM a:$V")).toEqual(["3 FROM a:2"]);
  });

  it("does not see a stage's ARGs and ENVs", () => {
    expect(images("FROM a:1\nARG T=latest\nENV U=latest\nFROM b:$T\nFROM b:$U")).toEqual(["1 FROM a:1", "4 FROM b:$T", "5 FROM b:$U"]);
  });

  it("cannot know the platform, which is always set", () => {
    expect(images("FROM a:${TARGETARCH:-latest}\nFROM a:${BUILDPLATFORM-latest}")).toEqual(["1 FROM a:${TARGETARCH:-latest}", "2 FROM a:${BUILDPLATFORM-latest}"]);
    expect(images("ARG TARGETARCH\nFROM a:$TARGETARCH")).toEqual(["2 FROM a:$TARGETARCH"]);
    expect(images("ARG TARGETARCH=arm\nFROM a:$TARGETARCH")).toEqual(["2 FROM a:arm"]);
  });

  it("lets the literal pieces decide", () => {
    expect(images("FROM ${REGISTRY}/ubuntu")).toEqual(["1 FROM ${REGISTRY}/ubuntu"]);
    expect(first("FROM ${REGISTRY}/ubuntu").tag.parts).toEqual([]);
    expect(kinds(first("FROM a:${V}-latest").tag)).toEqual(["unknown", "literal"]);
  });
});

describe("modifiers", () => {
  const tag = (value: string | undefined, use: string) => {
    const { parts } = first(`${value === undefined ? "ARG V" : `ARG V=${value}`}\nARG W=w\nFROM a:x${use}`).tag;
    return parts.map((part) => (part.kind === "unknown" ? "?" : part.text)).join("");
  };

  it.each([
    ["1", "${V:-d}", "x1"],
    ["", "${V:-d}", "xd"],
    [undefined, "${V:-d}", "xd"],
    ["", "${V-d}", "x"],
    [undefined, "${V-d$W}", "xdw"],
    [undefined, '${V:-"${U:-u}"}', "xu"],
    ["1", "${V:+s}", "xs"],
    ["", "${V:+s}", "x"],
    ["", "${V+s}", "xs"],
    [undefined, "${V:+s}", "x?"],
    ["1", "${V:?no}", "x1"],
    [undefined, "${V?no}", "x?"],
    ["1.2.3", "${V#*.}", "x2.3"],
    ["1.2.3", "${V##*.}", "x3"],
    ["1.2.3", "${V%.*}", "x1.2"],
    ["1.2.3", "${V%%.*}", "x1"],
    ["1.2.3", "${V#z}", "x1.2.3"],
    ["1.2.3", "${V/./-}", "x1-2.3"],
    ["1.2.3", "${V//./-}", "x1-2-3"],
    ["1.2.3", "${V/.*/}", "x1"],
    ["1.2.3", "${V/?.?/z}", "xz.3"],
    ["abab", "${V%$W}", "xabab"],
    ["aw", "${V%$W}", "xa"],
    [undefined, "${V#v}", "x?"],
  ])("V=%s %s is %s", (value, use, expected) => {
    expect(tag(value, use)).toBe(expected);
  });

  it("knows a default's own place", () => {
    const text = "FROM a:${V:-latest}";
    expect(first(text).tag.parts[0]).toMatchObject({ kind: "known", text: "latest", written: "${V:-latest}", origin: { range: { start: 12, end: 18 } } });
    expect(setComponent(first(text), "tag", "2")).toEqual({ start: 12, end: 18, text: "2" });
  });

  it("offers no edit of a value that a modifier has cut", () => {
    expect(valueOf(first("ARG V=v1\nFROM a:${V#v}").tag)).toBe("1");
    expect(setComponent(first("ARG V=v1\nFROM a:${V#v}"), "tag", "2")).toBeUndefined();
    expect(setComponent(first("ARG V=v1\nARG W=${V#v}\nFROM a:$W"), "tag", "2")).toBeUndefined();
  });

  it("does not know whether a value of unknown pieces alone is empty", () => {
    expect(images("ARG A\nARG V=$A\nFROM a:x${V:-y}")).toEqual(["3 FROM a:x${V:-y}"]);
    expect(images("ARG A\nARG V=$A\nFROM a:x${V:+y}")).toEqual(["3 FROM a:x${V:+y}"]);
  });

  it("escapes nothing in single quotes, so a default can end in an escape character", () => {
    expect(images("ARG P='c:\\' T=1\nFROM a:$T")).toEqual(["2 FROM a:1"]);
  });

  it("expands nothing behind an escape or in single quotes", () => {
    expect(images("ARG V=1\nFROM a:\\$V\nFROM 'a:$V'\nFROM a:\"$V\"")).toEqual(["4 FROM a:1"]);
  });
});

describe("edits", () => {
  const apply = (text: string, value: string) => {
    const edit = setComponent(first(text), "tag", value);
    return edit === undefined ? undefined : text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  };

  it("adds a missing tag where the name is written", () => {
    expect(apply("FROM a AS x", "2")).toBe("FROM a:2 AS x");
    expect(apply('FROM "a"', "2")).toBe('FROM "a:2"');
    expect(apply("ARG I=a\nFROM $I", "2")).toBe("ARG I=a:2\nFROM $I");
    expect(apply("FROM ${I:-a}", "2")).toBe("FROM ${I:-a:2}");
  });

  it("replaces a tag with its escapes and continuations, and nothing else", () => {
    expect(apply("FROM a:l\\\natest # x", "2")).toBe("FROM a:2 # x");
    expect(apply('FROM a:"latest"', "2")).toBe('FROM a:"2"');
  });

  it("offers none where it would tear quotes apart, or has no one place", () => {
    expect(apply('FROM a:"la"test', "2")).toBeUndefined();
    expect(apply("ARG V=test\nFROM a:la$V", "2")).toBeUndefined();
    expect(apply("FROM a:$V", "2")).toBe("FROM a:2");
  });
});
