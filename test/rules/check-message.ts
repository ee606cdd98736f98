import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import { settingsFromObject } from "../../src/config/index.js";
import { fixText } from "../../src/engine/fix.js";
import { identify } from "../../src/formats/identify.js";
import { createLinter } from "../../src/linter.js";
import type { CommitChange } from "../../src/model/commit.js";
import type { SourceFile } from "../../src/model/document.js";

interface Circumstances {
  readonly config?: object;
  readonly change?: CommitChange;
  /** The message is a commit's. */
  readonly isMade?: boolean;
}

const byId = new Map(rules.map((rule) => [rule.id, rule]));

const linterFor = (config: object) =>
  createLinter({ rules, identify, settings: settingsFromObject(config, { rules: byId, presets: presetsFor(byId), formats: [] }), today: "" });

function sourceOf(text: string, { change, isMade = false }: Circumstances): SourceFile {
  const settings = { cleanup: "strip", comment: "#", cutsDiff: true } as const;
  return { path: "m", text, commit: { settings, isMerge: false, change, sha: isMade ? "c0ffee" : undefined } };
}

/** `line rule` for each finding in a message. */
export function judgeMessage(text: string, circumstances: Circumstances = {}): readonly string[] {
  const { findings } = linterFor(circumstances.config ?? { extends: ["starlingx"] }).check(sourceOf(text, circumstances))!;
  return findings.map(({ rule, location }) => `${location.start.line} ${rule}`);
}

/** The message with its safe fixes made. */
export function fixMessage(text: string, circumstances: Circumstances = {}): string {
  return fixText(sourceOf(text, circumstances), linterFor(circumstances.config ?? { extends: ["starlingx"] }).check, "safe").text;
}
