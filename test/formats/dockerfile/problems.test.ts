import { describe, expect, it } from "vitest";
import { images, problems } from "./read.js";

describe("what Docker refuses", () => {
  it.each([
    ["FORM a:1", '1: "FORM" is no instruction of a Dockerfile; did you mean FROM?'],
    ["FROM a:1\nfoobarbaz x", '2: "foobarbaz" is no instruction of a Dockerfile; remove the line, or end the one above with \\ if it belongs there'],
    ["# escape=`\nFROM a:1\nx", '3: "x" is no instruction of a Dockerfile; remove the line, or end the one above with ` if it belongs there'],
    ["FROM", "1: FROM needs an image; add it or remove the line"],
    ["FROM a b", '1: FROM takes one image and, if need be, "AS name", but "b" follows the image; remove what is too much'],
    ["FROM a # why", '1: FROM takes one image and, if need be, "AS name", but "#" follows the image; remove what is too much'],
    ["FROM a AS 1b", '1: "1b" is no name for a stage; begin with a letter and use letters, digits, "-", "_" and "."'],
    ["FROM a AS $b", '1: "$b" is no name for a stage; begin with a letter and use letters, digits, "-", "_" and "."'],
    ["RUN x\nENV A=b\nFROM a", "1: RUN stands before the first FROM, where only ARG may; move it behind a FROM"],
    ["FROM a\nRUN <<EOF\nx", '2: the heredoc "EOF" does not end; close it with a line that holds EOF alone'],
    ["", "1: the file has no FROM, so Docker builds nothing from it; add one"],
    ["# only this\nARG A=1\n", "1: the file has no FROM, so Docker builds nothing from it; add one"],
    ["FROM --plattform=x a", '1: FROM has no flag "--plattform"; did you mean --platform?'],
    ["FROM --platform a", "1: FROM --platform needs a value; write --platform=…"],
    ["FROM a\nCOPY --from=b --from=c x y", '2: COPY has the flag "--from" twice; remove one'],
    ["FROM a\nCOPY --link=maybe x y", '2: COPY --link is true or false, not "maybe"; correct it'],
    ["FROM a\nADD --constructor=b x y", '2: ADD has no flag "--constructor"; remove it'],
    ["FROM a\nCOPY x", "2: COPY needs a source and a destination; add it or remove the line"],
    ["FROM a\nCOPY x <<E\nE", '2: COPY has the heredoc "<<E" as its destination; add the path to write to'],
    ["FROM a\nENV A", '2: ENV has "A" without a value; write it as name=value'],
    ["FROM a\nENV A=b C", '2: ENV has "C" without a value; write it as name=value'],
    ["FROM a\nARG =x", "2: ARG has a value without a name; write it as name=value"],
    ["FROM a\nSHELL sh", '2: SHELL needs a JSON array, such as ["/bin/sh", "-c"]; add it or remove the line'],
    ["FROM a\nRUN [1]", "2: RUN has a JSON array with something other than strings; put quotes around every element"],
    ["FROM a\nONBUILD FROM b", "2: ONBUILD cannot keep FROM for later builds; remove the line"],
    ["FROM a\nHEALTHCHECK x", '2: HEALTHCHECK does not know "x"; use CMD or NONE'],
    ["FROM a\nUSER", "2: USER needs an argument; add it or remove the line"],
    ["# escape=x\nFROM a", '1: "x" is no escape character; use \\ or `'],
    ["# escape=`\n# escape=`\nFROM a", '2: the directive "escape" stands here for the second time; remove one'],
    ["FROM a:${B", '1: "a:${B" has a quote or a ${…} that Docker cannot read; correct it'],
    ["FROM a:${B^^}", '1: "a:${B^^}" has a quote or a ${…} that Docker cannot read; correct it'],
    ["FROM a:'1", '1: "a:\'1" has a quote or a ${…} that Docker cannot read; correct it'],
    ["FROM a\n<<<<<<< ours\nRUN x\n=======\nRUN y\n>>>>>>> theirs\n", '2: a merge left its conflict here, at "<<<<<<<"; resolve it'],
    ["FROM a\nRUN x \\\n<<<<<<< ours\n  y\n=======\n  z\n>>>>>>> theirs\n", '3: a merge left its conflict here, at "<<<<<<<"; resolve it'],
    [`FROM a\nRUN ${"x".repeat(65_536)}`, "2: the line is longer than the 65,535 bytes that Docker reads; continue it on lines of their own"],
  ])("%j", (text, message) => {
    expect(problems(text)).toEqual([message]);
  });

  it("tells each mistake once, and reads the images all the same", () => {
    const text = "FROM a:1\nRUN x\ny z\n&& w\nFORM b\nFROM c:2 d\nRUN <<EOF\nFROM d:3";
    expect(problems(text).map((problem) => problem.split(":")[0])).toEqual(["3", "6", "7"]);
    expect(images(text)).toEqual(["1 FROM a:1", "6 FROM c:2", "8 FROM d:3"]);
  });
});

describe("what Docker accepts", () => {
  it.each([
    ["old spellings", "from a:1 as b\nMAINTAINER me\nenv A b c\nLABEL x y\nEXPOSE 80/tcp 81\nSTOPSIGNAL 9\nVOLUME /x\nCMD x"],
    ["flags of every kind", "FROM a:1\nCOPY --link --parents --chmod=1 --exclude=a --exclude=b x y\nADD --checksum=x --keep-git-dir=true u v\nRUN --network=none --security=insecure --device=d --mount=type=tmpfs,target=/x y"],
    ["an empty health check", "FROM a:1\nHEALTHCHECK NONE\nHEALTHCHECK --interval=5s --retries=1 CMD [\"x\"]"],
    ["what only looks like JSON", "FROM a:1\nRUN [ -f x ] && y\nCMD ['x']"],
    ["shell that looks like a heredoc", "FROM a:1\nRUN echo it's <<EOF\nRUN cat <<<x\nRUN x=$((1<<2))"],
    ["an unknown trigger", "FROM a:1\nONBUILD FOO bar"],
    ["a missing image behind a variable", "ARG A\nFROM ${A:?missing}\nFROM $UNSET/x"],
    ["merge marks in a heredoc", "FROM a:1\nCOPY <<EOF /x\n<<<<<<< ours\n=======\n>>>>>>> theirs\nEOF"],
    ["a stage number that does not exist", "FROM a:1\nCOPY --from=9 x y"],
    ["blanks and continuations at the end", "FROM a:1\nRUN x \\\n\n"],
    ["braces in scripts", "FROM a:1\nRUN docker inspect -f '{{.Id}}'"],
  ])("%s", (_, text) => {
    expect(problems(text)).toEqual([]);
  });

  it("still judges a file that begins an instruction with a variable and more", () => {
    expect(problems("FROM a:1\n${RUN}x y\n$RUN x")).toHaveLength(1);
  });

  it("still judges a file whose scripts have braces", () => {
    expect(problems("FROM a:1\nRUN x '{{.Id}}'\nFOO x")).toHaveLength(1);
  });
});

describe("what Docker does not read as it is", () => {
  it.each([
    ["Go templates", "{{ if x }}\nFROM a:1\n{{ end }}\nRUN x"],
    ["what Python fills in", "FROM a:1\n{args}\nRUN x"],
    ["what envsubst fills in", "FROM a:1\n${LABELS}\nRUN x"],
    ["Jinja", "{% for x in y %}\nFROM {{ x }}\n{% endfor %}"],
    ["ERB", "FROM a:<%= tag %>\n<% if x %>\nRUN y\n<% end %>"],
    ["tokens", "FROM @BASE@\n@INSTALL@"],
    ["percent tokens", "%%HEADER%%\nRUN x"],
    ["another frontend", "# syntax=example.com/other:1\nINCLUDE x"],
    ["a frontend named in JSON", '{"syntax": "a/b:1"}'],
  ])("is not judged: %s", (_, text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each(["Dockerfile.in", "Dockerfile.j2", "x/Dockerfile.template", "Containerfile.m4"])("is not judged: %s", (path) => {
    expect(problems("include(`base')\nRUN x", path)).toEqual([]);
  });

  it("is judged with Docker's own frontend, from any registry", () => {
    expect(problems("# syntax=docker/dockerfile:1\nFROM a:1\nFOO")).toHaveLength(1);
    expect(problems("# syntax=mirror.local/docker/dockerfile-upstream:master\nFROM a:1\nFOO")).toHaveLength(1);
  });

  it("still finds a merge's marks in a template", () => {
    expect(problems("FROM {{ a }}\n<<<<<<< x\n=======\n>>>>>>> y\n")).toHaveLength(1);
  });
});
