import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPlaceholders } from "../../src/formats/placeholder-parts.js";
import type { Components } from "../../src/model/image.js";
import { isAbsent, isDynamic, valueOf } from "../../src/model/image.js";
import type { Part } from "../../src/model/part.js";
import { literalPart, showParts } from "../../src/model/part.js";
import type { Reference, ReferenceComponent } from "../../src/model/reference.js";
import { parseReference } from "../../src/model/reference.js";
import { splitReference } from "../../src/model/split-reference.js";
import { sliceSource } from "../../src/model/text.js";
import type { SourceText } from "../../src/model/text.js";
import { surelyMatches } from "../../src/model/tag-pattern.js";

const partsOf = (text: string): readonly Part[] => splitPlaceholders({ value: text, range: { start: 0, end: text.length } });

const split = (text: string): Components | undefined => splitReference(partsOf(text));

const shown = (text: string) => {
  const components = split(text);
  if (components === undefined) return undefined;
  const show = (name: ReferenceComponent) => (isAbsent(components[name]) ? undefined : showParts(components[name].parts));
  return { registry: show("registry"), repository: show("repository"), tag: show("tag"), digest: show("digest") };
};

const COMPONENTS: readonly ReferenceComponent[] = ["registry", "repository", "tag", "digest"];

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("splitReference", () => {
  it("agrees with parseReference where nothing is unknown", () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."abA0.:/_-"), minLength: 1, maxLength: 20 }),
      fc.constantFrom("nginx:1", "a.b:5000/x", `x:1@${digest}`, `x@${digest}`, "localhost/x:latest"),
    );
    fc.assert(
      fc.property(text, (reference) => {
        // A part of a path in capitals is.
        fc.pre(partsOf(reference).every(({ kind }) => kind === "literal"));
        const parsed = parseReference(reference);
        expect(shown(reference)).toEqual(parsed && ({ ...parsed } satisfies Reference));
      }),
      { numRuns: 3000 },
    );
  });

  it("parts a reference in several pieces as it parts the whole", () => {
    const text = fc.oneof(fc.constantFrom("nginx:1", "a.b:5000/x/y", `q.io/x:1@${digest}`, `x@${digest}`, "localhost/x", "x"), fc.string({ unit: fc.constantFrom(..."ab.:/@"), minLength: 1 }));
    fc.assert(
      fc.property(text, fc.array(fc.nat(90)), (reference, cuts) => {
        const whole: SourceText = { value: reference, range: { start: 7, end: 7 + reference.length } };
        const ends = [...cuts.map((cut) => Math.min(cut, reference.length)).sort((left, right) => left - right), reference.length];
        const pieces = ends.map((end, index) => literalPart(sliceSource(whole, ends[index - 1] ?? 0, end)));
        const facts = (components: Components | undefined) =>
          components && COMPONENTS.map((name) => {
            const { parts, range, slot } = components[name];
            return { text: showParts(parts), range, slot: slot && [slot.range, slot.encode("1"), slot.safety] };
          });
        expect(facts(splitReference(pieces))).toEqual(facts(splitReference([literalPart(whole)])));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["${REGISTRY}/ubuntu", { registry: "${REGISTRY}", repository: "ubuntu", tag: undefined, digest: undefined }],
    ["{{ r }}/x:{{ p }}-latest", { registry: "{{ r }}", repository: "x", tag: "{{ p }}-latest", digest: undefined }],
    ["{{ .Values.image }}", { registry: undefined, repository: "{{ .Values.image }}", tag: "{{ .Values.image }}", digest: "{{ .Values.image }}" }],
    ["{{ .Values.image }}:latest", { registry: undefined, repository: "{{ .Values.image }}", tag: "latest", digest: undefined }],
    ["repo:{{tpl}}", { registry: undefined, repository: "repo", tag: "{{tpl}}", digest: undefined }],
    ["nginx${SUFFIX}", { registry: undefined, repository: "nginx${SUFFIX}", tag: "${SUFFIX}", digest: "${SUFFIX}" }],
    ["docker.io/starlingx/stx-heat:@IMAGE_PREFIX@-@OS@-@IMAGE_SUFFIX@", { registry: "docker.io", repository: "starlingx/stx-heat", tag: "@IMAGE_PREFIX@-@OS@-@IMAGE_SUFFIX@", digest: undefined }],
    ["@PLATFORM_REGISTRY@/x:latest", { registry: "@PLATFORM_REGISTRY@", repository: "x", tag: "latest", digest: undefined }],
    ["<%= registry %>/x:latest", { registry: "<%= registry %>", repository: "x", tag: "latest", digest: undefined }],
    ["x@${DIGEST}", { registry: undefined, repository: "x", tag: undefined, digest: "${DIGEST}" }],
    ["x:1@${DIGEST}", { registry: undefined, repository: "x", tag: "1", digest: "${DIGEST}" }],
    ["reg:5000/{{ x }}", { registry: "reg:5000", repository: "{{ x }}", tag: "{{ x }}", digest: "{{ x }}" }],
  ])("parts %s", (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each(["", "${", "x:", "a b:latest", "x:la test", "https://example.com/{{ path }}:latest x", "${A}@"])("finds no reference in %j", (text) => {
    expect(shown(text)).toBeUndefined();
  });

  it("knows an interpolation's default, and where it stands", () => {
    const components = split("nginx:${TAG:-latest}")!;
    expect(valueOf(components.tag)).toBe("latest");
    expect(components.tag.range).toEqual({ start: 6, end: 20 });
    expect(components.tag.slot?.range).toEqual({ start: 13, end: 19 });
  });

  it("places an absent registry before the name, and an absent tag and digest behind it, also where that comes from elsewhere", () => {
    const { registry, tag, digest: none } = split("${IMAGE:-nginx}")!;
    expect([registry.range, tag.range, none.range]).toEqual([{ start: 0, end: 0 }, { start: 15, end: 15 }, { start: 15, end: 15 }]);
    expect([registry.slot, tag.slot?.range, none.slot?.range]).toEqual([undefined, { start: 14, end: 14 }, { start: 14, end: 14 }]);
  });

  it("reads defaults inside defaults", () => {
    const components = split("${IMAGE:-docker.io/x:${TAG:-edge}}")!;
    expect(valueOf(components.tag)).toBe("edge");
    expect(valueOf(components.repository)).toBe("x");
  });

  it("takes an empty default for unknown, not for no tag", () => {
    expect(isDynamic(split("nginx${TAG:-}")!.tag)).toBe(true);
  });

  it("places every component that it can edit", () => {
    const texts = ["nginx", "nginx:1", `nginx@${digest}`, `q.io/n:1@${digest}`, "${R}/n:${T}", "{{ r }}/n:{{ p }}-latest", "n:${T:-1}"];
    for (const text of texts) {
      for (const tag of ["2.0", "latest"]) {
        const { slot } = split(text)!.tag;
        const edited = text.slice(0, slot!.range.start) + slot!.encode(tag) + text.slice(slot!.range.end);
        expect(valueOf(split(edited)!.tag), `${text} -> ${edited}`).toBe(tag);
      }
    }
  });
});

describe("surelyMatches", () => {
  it.each([
    ["latest", "x:latest", true],
    ["*-latest", "x:{{ p }}-latest", true],
    ["latest", "x:{{ p }}latest", false],
    ["*", "x:{{ p }}", true],
    ["latest-*", "x:latest-{{ arch }}", true],
    ["*-latest", "x:latest", false],
    ["latest", "x:Latest", false],
    ["v?", "x:v1", true],
    ["v?", "x:v{{ n }}", false],
    ["v?", "x:v10", false],
    ["*a*b*", "x:1a2b3", true],
    ["*a*b*", "x:1b2a3", false],
  ])("%s against %s is %s", (pattern, reference, expected) => {
    expect(surelyMatches(pattern, split(reference)!.tag)).toBe(expected);
  });
});
