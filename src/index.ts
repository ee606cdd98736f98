import * as yaml from "yaml";
import { presetsFor } from "../rules/presets/index.js";
import { recommendedPreset } from "../rules/presets/recommended.js";
import { rules } from "../rules/index.js";
import { defaultSettings, readConfig, settingsFromObject } from "./config/index.js";
import { formats } from "./formats/index.js";
import { identify } from "./formats/identify.js";
import { readTagFile } from "./formats/tag-file/read.js";
import type { Linter } from "./linter.js";
import { createLinter as createPureLinter } from "./linter.js";
import type { Problem, SourceFile } from "./model/document.js";
import { isDay, localDay } from "./model/day.js";
import type { Certainty } from "./model/image.js";
import { describeImage, isAbsent, isDynamic } from "./model/image.js";
import { filesAtHand } from "./model/project-files.js";
import { nearest } from "./model/nearest.js";
import { quote } from "./model/quote.js";
import type { Settings } from "./model/settings.js";
import { TAG_ENTRY_KEYS } from "./model/tag-entry.js";
import type { TagEntryKey, TagEntryValue } from "./model/tag-entry.js";
import type { Range } from "./model/text.js";
import { UserError } from "./model/user-error.js";

export { parseTrailers } from "./formats/commit-message/parse-trailers.js";
export type { ParsedTrailer } from "./formats/commit-message/parse-trailers.js";
export type { TrailerOptions } from "./formats/commit-message/trailers.js";
export { parseReference } from "./model/reference.js";
export type { Reference } from "./model/reference.js";
export type { Linter } from "./linter.js";
export type { Problem, SourceFile } from "./model/document.js";
export type { FileResult, Finding, Fix, RunResult, Summary } from "./model/finding.js";
export type { Position, Range, TextEdit } from "./model/text.js";

export interface LinterOptions {
  /** The content of a `.taglint.yaml`: its text, or the same as an object. Without it the preset `recommended` holds. */
  readonly config?: string | object | undefined;
  /** `YYYY-MM-DD`, for entries of the allow list that expire; today where the program runs, unless given. */
  readonly today?: string | undefined;
  /** Whether directives in files count; they do unless told otherwise. */
  readonly inlineDisables?: boolean | undefined;
  /**
   * Other files of the project that may say what a file leaves to them: kustomizations, which set the versions of images in
   * manifests, and the files of a chart, which show whether its `appVersion` stands for a tag.
   */
  readonly others?: readonly SourceFile[] | undefined;
}

/**
 * A linter for texts: `check` them one by one, then `finish` over all results. Reads no file and no clock beyond the day.
 *
 * @throws Error with positions (`line:column`) or key paths when the configuration is wrong, and for options that are no such
 */
export function createLinter(options: LinterOptions = {}): Linter {
  const { config, today = localDay(new Date()), inlineDisables, others = [] } = options;
  for (const name of Object.keys(options)) {
    if (!OPTION_NAMES.includes(name)) throw new UserError(`createLinter knows no option ${quote(name)}; ${adviseOption(name)}`);
  }
  if (!isDay(today)) throw new UserError(`createLinter's option "today" is ${JSON.stringify(today)}; write a day that exists as YYYY-MM-DD`);
  return createPureLinter({ rules, identify, settings: settle(config), today, inlineDisables, loadYaml: () => yaml, others: filesAtHand(others) });
}

const OPTION_NAMES: readonly string[] = ["config", "today", "inlineDisables", "others"] satisfies readonly (keyof LinterOptions)[];

function adviseOption(name: string): string {
  const near = nearest(name, OPTION_NAMES);
  return near === undefined ? `known are ${OPTION_NAMES.join(", ")}` : `did you mean ${quote(near)}?`;
}

/** One image reference of a file. Offsets are UTF-16 units of the text, half-open. */
export interface ExtractedImage {
  /** With Docker's defaults (`docker.io/library/nginx:1`); as written where parts of the name are unknown. */
  readonly reference: string;
  readonly written: string;
  /** The path of keys, or the instruction. */
  readonly where: string;
  readonly range: Range;
  readonly certainty: Certainty;
  /** Whether a part of it is filled in later (`${TAG}`, `{{ … }}`). */
  readonly dynamic: boolean;
  readonly pinnedByDigest: boolean;
}

/** Every image reference that a file names, in file order; none when it is no file of a known format. */
export function extractImages(file: SourceFile): readonly ExtractedImage[] {
  return createLinter()
    .extract(file)
    .map((image) => ({
      reference: describeImage(image),
      written: image.written,
      where: image.where,
      range: image.range,
      certainty: image.certainty,
      dynamic: [image.registry, image.repository, image.tag, image.digest].some(isDynamic),
      pinnedByDigest: !isAbsent(image.digest) && !isDynamic(image.digest),
    }));
}

/** The value of a key of a tag file's entry: as YAML reads it, and where. Offsets are UTF-16 units of the text, half-open. */
export interface ParsedTagValue {
  readonly value: string;
  readonly range: Range;
  /** False of what YAML takes for a number, a date or nothing; `value` is then as written. */
  readonly isString: boolean;
}

/** An entry of a tag file; keys that are missing, or that hold a mapping or a list, are left out. */
export type ParsedTagEntry = Readonly<Partial<Record<TagEntryKey, ParsedTagValue>>> & {
  readonly range: Range;
  /** Which of the file's YAML documents it stands in, from 0. */
  readonly document: number;
};

/**
 * Reads a tag-management file: its entries, and what keeps it from being one, both in file order. Never throws. A byte order mark
 * is not counted. Whether the values are right is for the rules to say.
 */
export function parseTagFile(text: string): { readonly entries: readonly ParsedTagEntry[]; readonly problems: readonly Problem[] } {
  const { entries, problems } = readTagFile(text.replace(/^\uFEFF/, ""), { loadYaml: () => yaml });
  return {
    entries: entries.map(({ range, document, values }) => ({ range, document, ...Object.fromEntries(TAG_ENTRY_KEYS.flatMap((key) => showValue(key, values[key]))) })),
    problems: problems.flatMap(({ range, message, isAllowed }) => (isAllowed === true ? [] : [{ range, message }])),
  };
}

function showValue(key: TagEntryKey, value: TagEntryValue | undefined): readonly (readonly [TagEntryKey, ParsedTagValue])[] {
  return value === undefined ? [] : [[key, { value: value.source.value, range: value.source.range, isString: value.isString }]];
}

function settle(config: string | object | undefined): Settings {
  const presets = presetsFor(new Map(rules.map((rule) => [rule.id, rule])));
  const catalogue = { rules: new Map(rules.map((rule) => [rule.id, rule])), presets, formats: formats.map(({ id }) => id) };
  if (config === undefined) return defaultSettings(catalogue.rules, recommendedPreset(rules));
  if (typeof config === "string") return readConfig(config, { ...catalogue, path: ".taglint.yaml", loadYaml: () => yaml });
  return settingsFromObject(config, catalogue);
}
