import type { RequirementSetting, TrackerSetting } from "./commit-settings.js";
import type { Severity } from "./finding.js";

/** What a preset says about a rule: how severe it is, and options that differ from the rule's own defaults. */
export type PresetRule = Severity | (Readonly<Record<string, unknown>> & { readonly severity: Severity });

/** An entry of an allow list; all of `files`, `images` and `tags` that are given must match. */
export interface PresetAllow {
  readonly files?: readonly string[];
  readonly images?: readonly string[];
  readonly tags?: readonly string[];
  readonly reason: string;
}

/** A named set of rule settings that a configuration extends. It stands on preset `recommended`. */
export interface Preset {
  readonly name: string;
  /** What it is for, in one line, for lists. */
  readonly summary: string;
  readonly rules: Readonly<Record<string, PresetRule>>;
  /** Who reads the values of which trailer. */
  readonly trackers?: Readonly<Record<string, TrackerSetting>>;
  /** What changes require of their message. */
  readonly require?: readonly RequirementSetting[];
  /** References that may float, behind those of the configuration. */
  readonly allow?: readonly PresetAllow[];
  /** Tokens that a build replaces, as in the configuration: its own pattern and values are over these. */
  readonly placeholders?: {
    /** Of a regular expression for one whole token. */
    readonly pattern?: string;
    readonly values?: Readonly<Record<string, readonly string[]>>;
  };
  /** By rule and list option: keys that the user's items of that list may leave out, and what they are then. */
  readonly itemDefaults?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}
