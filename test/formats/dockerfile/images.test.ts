import { describe, expect, it } from "vitest";
import { identify } from "../../../src/formats/identify.js";
import { format as dockerfile } from "../../../src/formats/dockerfile/index.js";
import { matchesGlob } from "../../../src/formats/path-pattern.js";
import { images, read } from "./read.js";

const SHA = "a".repeat(64);

describe("FROM", () => {
  it("reads every FROM with its own line (checkov#6890, checkov#1389)", () => {
    expect(images("FROM a\nFROM b:latest AS x\n\nfrom --platform=linux/amd64 c:1 as y\n")).toEqual(["1 FROM a", "2 FROM b:latest", "4 FROM c:1"]);
  });

  it("keeps a registry's port and a tag apart (trivy-checks#470)", () => {
    const [image] = read("FROM localhost:5000/team/app").images;
    expect(image?.tag.parts).toEqual([]);
    expect(images("FROM localhost:5000/team/app:2")).toEqual(["1 FROM localhost:5000/team/app:2"]);
  });

  it("reads a digest, with and without a tag (checkov#535, trivy#9328)", () => {
    expect(images(`FROM a@sha256:${SHA}\nFROM b:latest@sha256:${SHA}`)).toEqual([`1 FROM a@sha256:${SHA}`, `2 FROM b:latest@sha256:${SHA}`]);
  });

  it("covers the whole instruction as the statement, and the reference alone as the range", () => {
    const text = "FROM \\\n  # why\n  --platform=$BUILDPLATFORM \\\n  alpine:latest AS x\nRUN y";
    const [image] = read(text).images;
    expect(image?.statement).toEqual({ start: 0, end: text.indexOf("\nRUN") });
    expect(image && text.slice(image.range.start, image.range.end)).toBe("alpine:latest");
    expect(image?.written).toBe("alpine:latest");
    expect(image?.certainty).toBe("certain");
  });

  it("takes quotes and escapes off as Docker does", () => {
    expect(images('FROM "alpine:3"\nFROM \'alpine\':3\nFROM al\\pine:3')).toEqual(["1 FROM alpine:3", "2 FROM alpine:3", "3 FROM alpine:3"]);
  });

  it("reads a reference that a continuation breaks", () => {
    const text = "FROM alp\\\n# no part of it\n\nine:la\\\ntest\n";
    const [image] = read(text).images;
    expect(images(text)).toEqual(["1 FROM alpine:latest"]);
    expect(image && text.slice(image.tag.range.start, image.tag.range.end)).toBe("la\\\ntest");
  });

  it("keeps columns right behind CRLF", () => {
    const text = "ARG A\r\nFROM a:latest\r\nRUN x \\\r\n  y\r\nFROM b:1\r\n";
    const document = read(text);
    expect(document.images.map(({ range }) => text.slice(range.start, range.end))).toEqual(["a:latest", "b:1"]);
    expect(document.problems).toEqual([]);
  });

  it("knows no image in what is no reference", () => {
    expect(images("FROM Foo:1\nFROM a:\nFROM :1\nFROM")).toEqual([]);
  });
});

describe("stages", () => {
  it.each(["checkov#1450", "semgrep-rules#2038", "scorecard#701", "scorecard#4779", "hadolint#979"])("takes an earlier stage for no image (%s)", () => {
    expect(images("FROM a:1 AS Build\nFROM build\nFROM BUILD AS x\nCOPY --from=Build a b\nRUN --mount=from=build,target=/x y")).toEqual(["1 FROM a:1"]);
  });

  it("takes scratch for no image", () => {
    expect(images("FROM scratch\nCOPY --from=scratch a b\nFROM ${X:-scratch}")).toEqual([]);
  });

  it("takes a name for an image when its stage comes later, or is itself", () => {
    expect(images("FROM late\nFROM self AS self\nFROM x:1 AS late")).toEqual(["1 FROM late", "2 FROM self", "3 FROM x:1"]);
  });

  it("lets COPY and RUN name a stage that stands later", () => {
    expect(images("FROM a:1\nCOPY --from=late x y\nRUN --mount=from=late z\nFROM b:1 AS late")).toEqual(["1 FROM a:1", "4 FROM b:1"]);
  });

  it("lets a variable choose the stage", () => {
    expect(images("ARG MODE=dev\nFROM a:1 AS base-dev\nFROM b:1 AS base-prod\nFROM base-${MODE}\nFROM base-$UNSET\nFROM base-$TARGETARCH")).toEqual(["2 FROM a:1", "3 FROM b:1"]);
  });

  it("lets a variable be the stage's whole name", () => {
    expect(images("ARG B=base\nFROM a:1 AS base\nFROM $B\nFROM ${UNSET}")).toEqual(["2 FROM a:1"]);
  });

  it("takes a name that no stage fits for an image", () => {
    expect(images("FROM a:1 AS base\nFROM other-$X\nFROM base/$X:latest\nFROM base$X:latest")).toEqual([
      "1 FROM a:1",
      "2 FROM other-$X (open)",
      "3 FROM base/$X:latest",
      "4 FROM base$X:latest",
    ]);
  });
});

describe("COPY, ADD and RUN", () => {
  it.each(["hadolint#859", "hadolint#1054", "hadolint#1108", "trivy#1621"])("reads images that are only copied from or mounted (%s)", () => {
    const text = [
      "FROM a:1",
      "COPY --chown=1:1 --from=nginx:latest /x /y",
      'COPY --from="php" ["/x", "/y"]',
      "ADD --from=b:2 x y",
      "RUN --mount=type=cache,target=/c --mount=type=bind,from=tool:3,target=/t \\",
      "    --mount=FROM=other,dst=/o make",
    ].join("\n");
    expect(images(text)).toEqual(["1 FROM a:1", "2 COPY --from nginx:latest", "3 COPY --from php", "4 ADD --from b:2", "5 RUN --mount tool:3", "6 RUN --mount other"]);
  });

  it("takes a number for a stage", () => {
    expect(images("FROM a:1\nCOPY --from=0 x y\nCOPY --from=7 x y")).toEqual(["1 FROM a:1"]);
  });

  it("reads no flag behind the first argument, and none of other instructions", () => {
    expect(images("FROM a:1\nCOPY x --from=b:1 y\nRUN echo --mount=from=c:1\nCMD --from=d:1\nCOPY -- --from=e:1 y")).toEqual(["1 FROM a:1"]);
  });

  it("expands a stage's own ARGs, which Buildah does, and leaves the rest unknown", () => {
    expect(images("ARG T=1\nFROM a:1\nARG T\nARG U=2\nCOPY --from=b:$T x y\nCOPY --from=b:$U x y\nCOPY --from=b:$V x y")).toEqual([
      "2 FROM a:1",
      "5 COPY --from b:1",
      "6 COPY --from b:2",
      "7 COPY --from b:$V",
    ]);
  });

  it("reads the mount's last from, and quoted fields", () => {
    expect(images('FROM a:1\nRUN --mount=from=b:1,from=c:1,target=/x y\nRUN --mount=\\"type=bind\\",\\"from=d:1\\",target=/x y\nRUN --mount=from=,target=/x y')).toEqual([
      "1 FROM a:1",
      "2 RUN --mount c:1",
      "3 RUN --mount d:1",
    ]);
  });
});

describe("ONBUILD", () => {
  it("reads its triggers; a bare name there can be a stage of the next Dockerfile", () => {
    const text = "FROM a:1\nONBUILD COPY --from=b:latest x y\nONBUILD COPY --from=builder x y\nONBUILD RUN --mount=from=c/d,target=/x y";
    expect(images(text)).toEqual(["1 FROM a:1", "2 ONBUILD COPY --from b:latest", "3 ONBUILD COPY --from builder", "4 ONBUILD RUN --mount c/d"]);
    expect(read(text).images.map(({ certainty }) => certainty)).toEqual(["certain", "certain", "likely", "certain"]);
  });
});

describe("# syntax", () => {
  it("is an image, also without a tag, which then means latest", () => {
    expect(images("# syntax=docker/dockerfile:latest\nFROM a:1")).toEqual(["1 # syntax docker/dockerfile:latest", "2 FROM a:1"]);
    expect(images("#check=skip=all\n#   SynTax = docker/dockerfile  --option\nFROM a:1")[0]).toBe("2 # syntax docker/dockerfile");
  });

  it("is read behind a #! line, behind //, and in JSON", () => {
    expect(images("#!/usr/bin/env x\n# syntax=a/b:1\nFROM a:1")[0]).toBe("2 # syntax a/b:1");
    expect(images("// syntax=a/b:1\nanything")).toEqual(["1 # syntax a/b:1"]);
    expect(images('{\n "other": 1,\n "syntax" : "a/b:1"\n}')).toEqual(["3 # syntax a/b:1"]);
  });

  it("is a comment where another comment, an empty line or an instruction stands above", () => {
    expect(images("# hello\n# syntax=a:1\nFROM b:1")).toEqual(["3 FROM b:1"]);
    expect(images("\n# syntax=a:1\nFROM b:1")).toEqual(["3 FROM b:1"]);
    expect(images("FROM b:1\n# syntax=a:1")).toEqual(["1 FROM b:1"]);
  });
});

describe("lines", () => {
  it("continues them with the escape character that the file chose", () => {
    expect(images("# escape=`\nFROM a`\n:1\nRUN dir c:\\\nFROM b:1")).toEqual(["2 FROM a:1", "5 FROM b:1"]);
  });

  it("does not continue a line whose escape character is escaped", () => {
    expect(images("FROM a:1\nRUN x \\\\\nFROM b:1")).toEqual(["1 FROM a:1", "3 FROM b:1"]);
  });

  it("continues over blanks behind the escape character, comments and empty lines", () => {
    expect(images("FROM a:1\nRUN x \\  \n# FROM no:1\n\n  # FROM no:2\n  FROM no:3\nFROM b:1")).toEqual(["1 FROM a:1", "7 FROM b:1"]);
  });

  it.each(["hadolint#682", "hadolint#923", "hadolint#1019", "hadolint#1137", "trivy#3918"])("steps over heredocs and reads on (%s)", () => {
    const text = [
      "FROM a:1",
      "RUN <<EOF",
      "FROM no:1",
      "EOF",
      'RUN <<-"E F" cat <<B',
      "FROM no:2",
      "\tE F",
      "FROM no:3",
      "B",
      "COPY --from=b:1 <<X <<'Y' /d/",
      "X",
      "FROM no:4",
      "Y",
      "ONBUILD RUN <<Z",
      "FROM no:5",
      "Z",
      "FROM c:latest",
    ].join("\n");
    expect(images(text)).toEqual(["1 FROM a:1", "10 COPY --from b:1", "17 FROM c:latest"]);
    expect(read(text).problems).toEqual([]);
  });

  it("takes no heredoc from a here-string, from JSON, from quotes, or from other instructions", () => {
    expect(images('FROM a:1\nRUN cat <<<EOF\nRUN ["<<EOF"]\nRUN echo "<<EOF"\nENV X=<<EOF\nFROM b:1')).toEqual(["1 FROM a:1", "6 FROM b:1"]);
  });
});

describe("placeholders", () => {
  it("takes a template's tokens for unknown pieces, blanks and quotes inside or not", () => {
    const text = 'FROM {{ registry }}/a:{{ "x y" }}-latest\nFROM @BASE@\nFROM a:%%TAG%%\nFROM <%= image %>:latest\nFROM {% raw %}a:1{% endraw %}';
    expect(images(text)).toEqual(['1 FROM {{ registry }}/a:{{ "x y" }}-latest', "2 FROM @BASE@ (open)", "3 FROM a:%%TAG%%", "4 FROM <%= image %>:latest", "5 FROM {% raw %}a:1{% endraw %}"]);
  });

  it("takes the project's own tokens, too", () => {
    expect(images("FROM a:__TAG__-latest", /__[A-Z]+__/)).toEqual(["1 FROM a:__TAG__-latest"]);
    expect(read("FROM a:__TAG__", "Dockerfile", /__[A-Z]+__/).images[0]?.tag.parts[0]?.kind).toBe("unknown");
  });

  it("knows an ARG's default that is a token", () => {
    expect(read("ARG T={{ tag }}\nFROM a:$T").images[0]?.tag.parts).toMatchObject([{ kind: "unknown", written: "{{ tag }}" }]);
  });
});

describe("comments", () => {
  it("gives whole-line comments that mention taglint, also between a line's continuations", () => {
    const text = "# taglint-disable-next-line floating-tag -- why\nFROM a:1\nRUN x \\\n  # taglint-disable-line y\n  z # taglint-no\n# other\nRUN <<E\n# taglint-disable-file\nE\n";
    expect(read(text).comments.map((comment) => comment.text.trim())).toEqual(["taglint-disable-next-line floating-tag -- why", "taglint-disable-line y"]);
    expect(read(text).comments.map(({ range }) => text.slice(range.start, range.start + 3))).toEqual(["# t", "# t"]);
  });
});

describe("paths", () => {
  const isDockerfile = (path: string) => dockerfile.paths.some((glob) => matchesGlob(glob, path));

  it.each(["Dockerfile", "a/Dockerfile", "Dockerfile.alpine", "Dockerfile-dev", "Dockerfile_dev", "web.dockerfile", "a/web.Dockerfile", "dev-Dockerfile", "Containerfile", "Containerfile.in", "dockerfile"])("takes %s", (path) => {
    expect(isDockerfile(path)).toBe(true);
  });

  it.each(["MyDockerfile", "Dockerfiles", "docker-compose.yml", "dockerfile/x"])("leaves %s", (path) => {
    expect(isDockerfile(path)).toBe(false);
  });

  it.each(["Dockerfile.dockerignore", "web.Dockerfile.dockerignore", "Dockerfile.md", "Dockerfile_test.go"])("reads nothing in %s", (path) => {
    expect(identify(path, "*.log\nFROM a:latest")).toBeUndefined();
  });

  it.each(["Dockerfile.j2", "Dockerfile.template", "Dockerfile.tmpl", "Dockerfile.erb"])("reads the template %s", (path) => {
    expect(read("FROM a:latest", path).images).toHaveLength(1);
  });
});
