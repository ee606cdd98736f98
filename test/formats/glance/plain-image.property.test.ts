import fc from "fast-check";
import { expect, it } from "vitest";
import { isPlainImage, lacksNoTag } from "../../../src/formats/glance/untagged-line.js";

const PIECES = ["- ", " ", "\t", '"', "'", ":", "/", "//", "@", ".", "-", "x", "r.io", "1", "latest", "oci:", "image", "{{ .Values.x }}", '{{ include "x.image" . }}', "{{/* x */}}", '{{ default "a" .b }}', "{{", "}}", "#", ",", "\r", "\n", "\n  key: x", "\n  # c\n\n    key:"];

const value = fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((pieces) => pieces.join(""));

it("a line that plainly lacks no tag lacks none on a closer look, either", () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.constantFrom("", "- ", "  ", "\t", "x: ", "a\n", "a\n - "), value, (before, behind) => {
      const text = `${before}image:${behind}`;
      if (!isPlainImage(text, before.length + "image".length)) return;
      plain++;
      const start = text.lastIndexOf("\n", before.length - 1) + 1;
      const [line = ""] = text.slice(start).split("\n");
      // Another in the value is no key, nor the end of a name that has its image beside it.
      if (line.replaceAll(/\{\{[^{}]*\}\}/g, "").split("image").length > 2) return;
      expect(lacksNoTag(line, { text, start: 0, next: start + line.length + 1, whole: () => text }), text).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(100);
});
