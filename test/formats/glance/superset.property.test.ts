import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import { rules } from "../../../rules/index.js";
import { presetsFor } from "../../../rules/presets/index.js";
import { readConfig } from "../../../src/config/index.js";
import { formats } from "../../../src/formats/index.js";
import { identify } from "../../../src/formats/identify.js";
import { passOverWithout } from "../../../src/formats/passed-over.js";
import { createLinter } from "../../../src/linter.js";
import type { SourceFile } from "../../../src/model/document.js";
import { file, rubble } from "./documents.js";
import { glimpseInRoom, glimpseOf } from "./glimpses.js";

const byId = new Map(rules.map((rule) => [rule.id, rule]));
const catalogue = { rules: byId, presets: presetsFor(byId), formats: formats.map(({ id }) => id), path: ".taglint.yaml", loadYaml: () => yaml };

/** A linter that leaves files unread where it may, and one that reads all. */
function lintersFor(config: string) {
  const settings = readConfig(config, catalogue);
  const input = { rules, identify, settings, today: "2026-07-01", loadYaml: () => yaml };
  const hasty = createLinter({ ...input, countReferences: false });
  /** As the command line asks before it decodes a file. */
  const isUnread = ({ path, text }: SourceFile) => {
    const candidates = hasty.candidatesAt(path, undefined);
    return candidates !== undefined && [glimpseOf, glimpseInRoom].some((see) => passOverWithout(candidates, settings.placeholders.pattern)(see(text), path));
  };
  return { hasty, isUnread, thorough: createLinter({ ...input, countReferences: true }) };
}

const configs: Readonly<Record<string, string>> = {
  "the preset recommended": "{}",
  "the preset strict, without digests": "{extends: [strict], rules: {require-digest: off}}",
  "the preset starlingx": "{extends: [starlingx]}",
  "the preset commit-sha": "{extends: [recommended, commit-sha]}",
  "tags of one's own": "{rules: {floating-tag: {tags: ['v1.?', '*-x', 'lat*t', '3.*']}, implicit-latest: off}}",
  "missing tags only": "{rules: {floating-tag: off}}",
  "entries of an allow list": "allow: [{tags: ['1.*', '*@OS@'], reason: a}, {files: ['**/values.yaml'], images: ['docker.io/*'], reason: b}, {tags: ['x-*'], images: [nginx], reason: c}]",
  "values of placeholders": "placeholders: {pattern: '@[A-Z_]+@', values: {'@OS@': [latest, bullseye]}}",
  "overrides": "overrides: [{files: ['values.yaml'], rules: {floating-tag: off}}, {files: ['**/*.yaml'], rules: {implicit-latest: off}}]",
  "placeholders that look like text": "placeholders: {pattern: '[a-z]{1,2}:|#|1.2'}",
};

describe("a file that is left unread", () => {
  it.each(Object.entries(configs))("would have given nothing, with %s", (_name, config) => {
    const { hasty, thorough, isUnread } = lintersFor(config);
    const expectSame = (source: SourceFile) => {
      const found = hasty.check(source);
      const read = thorough.check(source);
      expect(found && { ...found, references: read?.references }, source.text).toEqual(read);
      if (isUnread(source)) expect({ findings: read?.findings ?? [], suppressed: read?.suppressed ?? [], usedAllows: read?.usedAllows ?? [] }, source.text).toEqual({ findings: [], suppressed: [], usedAllows: [] });
      return found !== undefined && found.references === undefined && isUnread(source);
    };
    let unread = 0;
    fc.assert(fc.property(file, (source) => { if (expectSame(source)) unread++; }), { numRuns: 600 });
    fc.assert(fc.property(rubble, (source) => { if (expectSame(source)) unread++; }), { numRuns: 300 });
    expect(unread).toBeGreaterThan(50);
  }, 60_000);
});
