import { NO_POLICY } from "../../src/model/commit-policy.js";
import type { FileResult } from "../../src/model/finding.js";
import type { PlaceholderValues } from "../../src/model/rule.js";
import type { AllowEntry, RuleSetting, Settings } from "../../src/model/settings.js";
import { NO_TAG_SETTINGS } from "../../src/model/tag-settings.js";
import type { Linter, LinterInput } from "../../src/linter.js";
import { createLinter } from "../../src/linter.js";
import { rule as expiredAllow } from "../../rules/expired-allow/index.js";
import { rule as floatingTag } from "../../rules/floating-tag/index.js";
import { rule as implicitLatest } from "../../rules/implicit-latest/index.js";
import { rule as parseError } from "../../rules/parse-error/index.js";
import { rule as requireDigest } from "../../rules/require-digest/index.js";
import { rule as unusedAllow } from "../../rules/unused-allow/index.js";
import { rule as unusedDisable } from "../../rules/unused-disable/index.js";
import { stubFormat } from "./stub-format.js";

export const allRules = [floatingTag, implicitLatest, requireDigest, parseError, unusedAllow, expiredAllow, unusedDisable];

interface StubSettings {
  /** Beside the recommended ones: options, or "off". */
  readonly rules?: Readonly<Record<string, "off" | Readonly<Record<string, unknown>>>>;
  readonly allow?: readonly Partial<AllowEntry>[];
  readonly placeholders?: PlaceholderValues;
}

export function stubSettings({ rules = {}, allow = [], placeholders = new Map() }: StubSettings): Settings {
  const active = new Map<string, RuleSetting>();
  for (const { id, recommended } of allRules) {
    const own = rules[id] ?? (recommended === "off" ? "off" : {});
    if (own !== "off") active.set(id, { severity: recommended === "off" ? "error" : recommended, options: own });
  }
  return {
    rulesFor: () => active,
    ignores: () => false,
    maxFileSize: 10_000_000,
    commits: NO_POLICY,
    tagging: NO_TAG_SETTINGS,
    authRealms: {},
    formatFor: () => undefined,
    allow: allow.map((entry, index) => ({
      matchesPath: () => true,
      images: undefined,
      tags: undefined,
      reason: `reason ${index}`,
      expires: undefined,
      range: { start: index * 10, end: index * 10 + 5 },
      ...entry,
    })),
    placeholders: { pattern: undefined, values: placeholders },
    file: { path: ".taglint.yaml", text: "allow:\n  - entries stand here\n  - and here\n" },
  };
}

export function stubLinter(settings: StubSettings = {}, more: Partial<LinterInput> = {}): Linter {
  return createLinter({
    rules: allRules,
    identify: (path) => (path.endsWith(".stub") ? stubFormat : undefined),
    settings: stubSettings(settings),
    today: "2026-07-01",
    ...more,
  });
}

/** Checks one text in the stub format. */
export function checkText(text: string, settings: StubSettings = {}, more: Partial<LinterInput> = {}): FileResult {
  return stubLinter(settings, more).check({ path: "a.stub", text })!;
}

/** `line:column rule message` for each finding. */
export function shown({ findings }: FileResult): readonly string[] {
  return findings.map(({ location, rule, message }) => `${location.start.line}:${location.start.column} ${rule} ${message}`);
}

/** `line rule` for each finding: for tests that are about where, not what. */
export function places({ findings }: Pick<FileResult, "findings">): readonly string[] {
  return findings.map(({ location, rule }) => `${location.start.line} ${rule}`);
}
