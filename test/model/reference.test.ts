import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReference, isDigest, parseReference } from "../../src/model/reference.js";

/**
 * The grammar that distribution/reference publishes, put together here from its named productions, so that our own reading
 * (which looks for separators) is held against another way of reading.
 */
const component = "[a-z0-9]+(?:(?:[.]|_|__|[-]+)[a-z0-9]+)*";
const label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const host = `(?:${label}(?:[.]${label})*|\\[(?:[a-fA-F0-9:]+)\\])`;
const grammar = new RegExp(
  `^((?:${host}(?::[0-9]+)?/)?${component}(?:/${component})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);

const hex = (length: number) => fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const piece = fc.oneof(
  fc.constantFrom("nginx", "library", "localhost", "a__b", "x-y", "quay.io", "reg:5000", "[::1]:5000", "EXAMPLE.com", "Upper", "", "..", "a_", "-a"),
  fc.string({ unit: fc.constantFrom(..."ab0A._-:/@"), maxLength: 6 }),
);
const nearReference = fc
  .tuple(
    fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("/")),
    fc.option(fc.string({ unit: fc.constantFrom(..."ab0A._-:@"), maxLength: 8 }).map((tag) => `:${tag}`), { nil: "" }),
    fc.option(fc.oneof(hex(64).map((digits) => `@sha256:${digits}`), hex(40).map((digits) => `@other:${digits}`), fc.constant("@x")), { nil: "" }),
  )
  .map((parts) => parts.join(""));

describe("parseReference", () => {
  it("agrees with the published grammar", () => {
    fc.assert(
      fc.property(nearReference, (text) => {
        const match = grammar.exec(text);
        const reference = parseReference(text);
        const [, name, tag, digest] = match ?? [];
        // ParseNormalizedNamed is stricter than the bare grammar: a first part that is no host belongs to the lower-case path.
        const first = name?.split("/")[0] ?? "";
        const isHost = name?.includes("/") === true && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
        const pathIsLower = name !== undefined && (isHost ? name.slice(first.length + 1) : name) === (isHost ? name.slice(first.length + 1) : name).toLowerCase();
        if (match === null || !pathIsLower || (digest !== undefined && !isDigest(digest))) {
          expect(reference).toBeUndefined();
          return;
        }
        const path = isHost ? name.slice(first.length + 1) : name;
        if (!new RegExp(`^${component}(?:/${component})*$`).test(path)) {
          expect(reference).toBeUndefined();
          return;
        }
        expect(reference).toEqual({ registry: isHost ? first : undefined, repository: path, tag, digest });
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ["nginx", "docker.io/library/nginx"],
    ["nginx:1.27", "docker.io/library/nginx:1.27"],
    ["bitnami/redis", "docker.io/bitnami/redis"],
    ["index.docker.io/nginx", "docker.io/library/nginx"],
    ["docker.io/nginx", "docker.io/library/nginx"],
    ["localhost/app:dev", "localhost/app:dev"],
    ["registry:5000/app", "registry:5000/app"],
    ["[2001:db8::1]:5000/app:1", "[2001:db8::1]:5000/app:1"],
    ["quay.io/a/b/c:latest", "quay.io/a/b/c:latest"],
  ])("gives %s its defaults", (text, expected) => {
    expect(formatReference(parseReference(text)!)).toBe(expected);
  });

  it("does not take a registry's port for a tag (trivy-checks#470)", () => {
    expect(parseReference("registry.example.com:5000/app")).toMatchObject({ registry: "registry.example.com:5000", tag: undefined });
  });

  it.each(["", ":", "@", "nginx:", "nginx@", "NGINX", "nginx:-x", "a//b", "/a", "a/", "nginx@sha256:abc", "x:@IMAGE_PREFIX@-@OS@", "a b", "a:b:c", "a".repeat(256), "f".repeat(64)])(
    "refuses %j",
    (text) => {
      expect(parseReference(text)).toBeUndefined();
    },
  );

  it("reads hostile lengths at once", () => {
    expect(parseReference(`${"a-".repeat(500_000)}:latest`)).toBeUndefined();
    expect(parseReference("a".repeat(1_000_000))).toBeUndefined();
  });
});
