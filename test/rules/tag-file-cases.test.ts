import { describe, expect, it } from "vitest";
import { readTagFile } from "../../src/formats/tag-file/read.js";
import { identify } from "../../src/formats/identify.js";
import { formats } from "../../src/formats/index.js";
import { createLinter } from "../../src/linter.js";
import { readConfig } from "../../src/config/read-config.js";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import * as yaml from "yaml";

const byId = new Map(rules.map((rule) => [rule.id, rule]));
const catalogue = { rules: byId, presets: presetsFor(byId), formats: formats.map(({ id }) => id), path: ".taglint.yaml", loadYaml: () => yaml };
const [SHA, OTHER] = ["0123456789abcdef0123456789abcdef01234567", "89abcdef0123456789abcdef0123456789abcdef"];

interface Said {
  readonly name?: string;
  readonly build?: string;
  readonly ref?: string | null;
  readonly tag?: string;
}

/** An entry as StarlingX writes them, that differs from a good one in what is said. */
function entry({ name = "docker.io/starlingx/web", build = "master-debian-stable-20260301T060000Z.0", ref = `https://opendev.org/starlingx/web/commit/${SHA}`, tag = "stx.13.0-v1.0.0" }: Said = {}): string {
  return `  - name: ${name}\n    src_build_tag: ${build}\n${ref === null ? "" : `    src_ref: ${ref}\n`}    tag: ${tag}\n`;
}

const file = (...said: readonly Said[]): string => `images:\n${said.map(entry).join("")}`;

interface Around {
  readonly path?: string;
  readonly base?: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly config?: string;
}

/** `line:column severity rule` for what preset starlingx finds. */
function findIn(text: string, { path = "image-tags.yaml", base, others = {}, config = "" }: Around = {}): readonly string[] {
  const settings = readConfig(`extends: [starlingx]\n${config}`, catalogue);
  const entriesOf = (one: string) => readTagFile(one, {}).entries;
  const tagFiles = [{ path, entries: entriesOf(text), base: base === undefined ? undefined : entriesOf(base) }, ...Object.entries(others).map(([other, one]) => ({ path: other, entries: entriesOf(one), base: entriesOf(one) }))];
  const { findings = [] } = createLinter({ rules, identify, settings, today: "", loadYaml: () => yaml }).check({ path, text, facts: { tagFiles } }) ?? {};
  return findings.map(({ location, severity, rule }) => `${location.start.line}:${location.start.column} ${severity} ${rule}`);
}

describe("a tag file of StarlingX", () => {
  it.each<readonly [string, readonly Said[]]>([
    ["each shape of tag", ["stx.4.0-v0.11.0-103-g4f28657", "stx.13.0-v1.8.2-2", "stx.11.0-v0.32.1-1", "stx.3.0-v2.2", "stx.8.0-v1.0.2-g12345678"].map((tag) => ({ tag }))],
    ["a tag with its distribution", [{ tag: "stx.13.0-v1.8.2-2-trixie", build: "master-debian-trixie-amd64-stable-20260301T060000Z.0" }]],
    ["each shape of build", ["master-centos-stable-20201027T184226Z.0", "rc-6.0-debian-stable-20260301T060000Z.0", "master-distroless-dev-20191203T153530Z.1"].map((build, index) => ({ build, tag: `stx.13.0-v1.0.${index}` }))],
    ["an image with several tags", [{}, { tag: "stx.12.0-v0.9.0", build: "master-debian-stable-20250301T060000Z.0" }]],
    ["a build under a new release's tag", [{}, { tag: "stx.12.0-v1.0.0" }]],
  ])("may have %s", (_, said) => {
    expect(findIn(file(...said))).toEqual([]);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["a dot for a dash, which went into the chart as well", file({ tag: "stx.13.0.v1.0.5" }), ["5:10 error tag-file-tag"]],
    ["a list whose entries are all comments, which ends the script that retags, and it says that all is well", "images:\n  #- name: docker.io/starlingx/IMAGE\n  #  src_build_tag: b\n", ["1:1 error tag-file-shape"]],
    ["an entry without a tag, which pushes the tag None", file({}).replace(/ {4}tag.*\n/, ""), ["2:5 error tag-file-shape"]],
    ["a number for a tag", file({ tag: "1.10" }), ["5:10 error tag-file-shape"]],
    ["an entry that names no source", file({ ref: null }), ["2:5 error tag-file-shape"]],
    ["a name without a registry", file({ name: "starlingx/web" }), ["2:11 error tag-file-name"]],
    ["a name with a digest", file({ name: `docker.io/starlingx/web@sha256:${SHA}${SHA.slice(16)}` }), ["2:11 error tag-file-name"]],
    ["a build that moves", file({ build: "master-centos-stable-latest" }), ["3:20 error tag-file-source-tag"]],
    ["a build without its time", file({ build: "master-debian-stable" }), ["3:20 error tag-file-source-tag"]],
    ["a branch for a commit", file({ ref: "https://opendev.org/starlingx/web/src/branch/master" }), ["4:14 error tag-file-source-ref"]],
    ["a tag that moves", file({ tag: "latest" }), ["5:10 error tag-file-tag"]],
    ["one tag for two builds", file({}, { build: "master-debian-stable-20260401T060000Z.0" }), ["9:10 error tag-file-duplicate"]],
  ])("is told of %s", (_, text, expected) => {
    expect(findIn(text)).toEqual(expected);
  });

  it.each([
    `https://github.com/a/b/commit/${SHA}`, `https://gitlab.com/a/b/-/commit/${SHA}`, `https://git.example.org/cgit/a.git/commit/?id=${SHA}`, `https://git.example.org/cgit/a.git/commit/path?h=main&id=${SHA}`,
    `https://git.example.org/?p=a.git;a=commit;h=${SHA}`, `https://review.example.org/plugins/gitiles/a/+/${SHA}`, `https://bitbucket.org/a/b/commits/${SHA}`, `http://git.example.org/a/commit/${SHA}${SHA.slice(0, 24)}`,
  ])("may name a commit as its forge does: %s", (ref) => {
    expect(findIn(file({ ref }))).toEqual([]);
  });

  it.each([SHA, "starlingx/web", "https://opendev.org", `https://opendev.org/a/tree/${SHA}`, `https://opendev.org/a/commit/${SHA.slice(1)}`, `https://opendev.org/a/commit/${SHA}/x`, `git@opendev.org:a/commit/${SHA}`, "https://opendev.org/a/commit/v1.0", `https://opendev.org/${SHA}/commit/`])("may not name its source so: %s", (ref) => {
    expect(findIn(file({ ref }))).toEqual(["4:14 error tag-file-source-ref"]);
  });
});

describe("tag-file-release", () => {
  const config = 'currentRelease: "13.0"\n';

  it("judges what a change brings, not what was there", () => {
    const old = { tag: "stx.12.0-v1.0.0" };
    expect(findIn(file(old, { tag: "stx.12.0-v1.1.0" }), { base: file(old), config })).toEqual(["9:10 error tag-file-release"]);
    expect(findIn(file(old, { tag: "stx.13.0-v1.1.0" }), { base: file(old), config })).toEqual([]);
  });

  it("takes an entry that has moved from another file for an old one", () => {
    const old = { tag: "stx.12.0-v1.0.0" };
    expect(findIn(file(old), { base: file({}), others: { "old.yaml": file(old) }, config })).toEqual(["5:10 error tag-file-duplicate"]);
  });

  it.each<readonly [string, string, string, readonly string[]]>([
    // The release branch was cut months, two weeks or days before, and who updated the image wrote the release that they saw above.
    ["two images of one change", "6.0", "5.0", ["stx.5.0-v1.0.0", "stx.5.0-v1.0.1"]],
    ["a release that skips one", "7.0", "5.0", ["stx.5.0-v1.0.4"]],
    ["the week after the branch", "9.0", "8.0", ["stx.8.0-v2.0.2"]],
    ["a month after the branch", "13.0", "12.0", ["stx.12.0-v2.3.4"]],
  ])("finds what was corrected later: %s", (_, current, former, tags) => {
    const before = file(...tags.map((tag) => ({ tag })));
    const after = file(...tags.map((tag) => ({ tag: `${tag}-1`, build: "master-debian-stable-20260401T060000Z.0" })));
    const places = tags.map((_tag, index) => `${5 + 4 * index}:10 error tag-file-release`);
    expect(findIn(after, { base: before, config: `currentRelease: "${current}"\n` })).toEqual(places);
    // Nothing but a decision tells it from a fix for a release that is still maintained.
    expect(findIn(after, { base: before, config: `currentRelease: "${current}"\nrules: { tag-file-release: { severity: error, maintained: ["${former}"] } }\n` })).toEqual([]);
    expect(findIn(after, { base: before, config: `currentRelease: "${current}"\nrules: { tag-file-release: { severity: error, maintained: ["4.0"] } }\n` })).toEqual(places);
  });

  it("is silent where nobody knows what was there, and where no release is current", () => {
    expect(findIn(file({ tag: "stx.12.0-v1.1.0" }), { config })).toEqual([]);
    expect(findIn(file({ tag: "stx.12.0-v1.1.0" }), { base: file({}) })).toEqual([]);
  });
});

describe("tag-file-codename", () => {
  const trixie = { tag: "stx.13.0-v1.0.1-trixie", build: "master-debian-trixie-amd64-stable-20260609T220101Z.0" };
  const bullseye = { tag: "stx.13.0-v1.0.1-bullseye", build: "master-debian-bullseye-amd64-stable-20260609T041000Z.0" };

  it("compares tag, build and the file's name", () => {
    expect(findIn(file(trixie), { path: "image-tags-trixie.yaml" })).toEqual([]);
    expect(findIn(file({ ...trixie, build: bullseye.build }), { path: "image-tags-trixie.yaml" })).toEqual(["5:10 warning tag-file-codename"]);
    expect(findIn(file(bullseye), { path: "image-tags-trixie.yaml" })).toEqual(["5:10 warning tag-file-codename"]);
    expect(findIn(file({ build: bullseye.build }), { path: "image-tags-trixie.yaml" })).toEqual(["3:20 warning tag-file-codename"]);
  });

  it("tells of one that says none where its neighbours do", () => {
    expect(findIn(file(trixie, { ...trixie, tag: "stx.13.0-v2.6.0" }), { path: "image-tags-trixie.yaml" })).toEqual(["9:10 warning tag-file-codename"]);
    expect(findIn(file(bullseye, { tag: "stx.13.0-v2.6.0-bullseye" }), { path: "image-tags-bullseye.yaml" })).toEqual(["7:20 warning tag-file-codename"]);
    expect(findIn(file({ build: bullseye.build }), { path: "image-tags-bullseye.yaml" })).toEqual([]);
  });

  it("tells of twins that were built from different commits, in one file and in two", () => {
    const other = { ...bullseye, ref: `https://opendev.org/starlingx/web/commit/${OTHER}` };
    expect(findIn(file(trixie, bullseye))).toEqual([]);
    expect(findIn(file(trixie, other))).toEqual(["4:14 warning tag-file-codename", "8:14 warning tag-file-codename"]);
    expect(findIn(file(trixie), { path: "image-tags-trixie.yaml", others: { "image-tags-bullseye.yaml": file(other) } })).toEqual(["4:14 warning tag-file-codename"]);
  });
});
