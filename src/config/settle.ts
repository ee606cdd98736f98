import type { Problem } from "../model/document.js";
import type { Severity } from "../model/finding.js";
import type { Preset, PresetAllow } from "../model/preset.js";
import type { RuleOptions } from "../model/rule.js";
import type { AllowEntry, Settings } from "../model/settings.js";
import type { TagSettings } from "../model/tag-settings.js";
import type { Catalogue } from "./catalogue.js";
import type { ConfigNode } from "./config-node.js";
import { childOf, dataOf, entriesOf, itemsOf, stringOf, stringsOf } from "./config-node.js";
import { DEFAULT_MAX_FILE_SIZE, parseFileSize } from "./file-size.js";
import { matchIgnored } from "./ignored-paths.js";
import { matchPaths } from "./path-matcher.js";
import { findPlaceholderProblems, patternInForce } from "./placeholder-problems.js";
import { removalsOf } from "./removal.js";
import type { RuleChange, RuleLayer, RuleTable } from "./rule-table.js";
import { buildRuleTable, layerOfPreset, orderPresets } from "./rule-table.js";
import { configSchema } from "./schema.js";
import { settleCommits } from "./settle-commits.js";
import { settleTagging } from "./settle-tagging.js";
import { validate } from "./validate.js";

/** The format of what `tagFiles` names. */
const TAG_FILE = "tag-file";

export type Settled = { readonly settings: Settings } | { readonly problems: readonly Problem[] };

/** Checks a configuration's values and turns them into settings; `file` is where they were read, if in a file. */
export function settle(root: ConfigNode, catalogue: Catalogue, file: Settings["file"]): Settled {
  const { rules, presets, formats } = catalogue;
  const names = stringsOf(childOf(root, "extends")) ?? ["recommended"];
  const extended = orderPresets(names, presets);
  const schema = configSchema(rules, presets, formats, extended);
  const config = withoutEmptyKeys(root, Object.keys(schema.properties ?? {}));
  const problems = [...validate(config, schema), ...findPlaceholderProblems(config, extended)];
  if (problems.length > 0) return { problems };

  const layers = [...extended.map(layerOfPreset), layerOf(childOf(config, "rules"))];
  const tableOf = (more: readonly RuleLayer[]) => buildRuleTable(rules, extended, [...layers, ...more]);
  const tagging = settleTagging(config);
  const ignored = stringsOf(childOf(config, "ignore")) ?? [];
  const settings: Settings = {
    rulesFor: settleOverrides(itemsOf(childOf(config, "overrides")), tableOf),
    ignores: ignored.length === 0 ? () => false : matchIgnored(ignored),
    formatFor: settleFormats(childOf(config, "formats"), tagging),
    written: { ignore: ignored, formats: Object.fromEntries(entriesOf(childOf(config, "formats")).map(({ key, value }) => [key, stringOf(value) ?? ""])) },
    allow: [...settleAllow(config, file), ...extended.flatMap(({ allow = [] }) => allow.map(settlePresetAllow))],
    placeholders: settlePlaceholders(childOf(config, "placeholders"), extended),
    commits: settleCommits(extended, config),
    tagging,
    authRealms: Object.fromEntries(entriesOf(childOf(config, "authRealms")).map(({ key, value }) => [key, stringOf(value) ?? ""])),
    maxFileSize: settleFileSize(childOf(config, "maxFileSize")),
    file,
  };
  return { settings };
}

/** A key whose values are all commented out is as good as not there. Unknown keys stay, to be reported. */
function withoutEmptyKeys(root: ConfigNode, known: readonly string[]): ConfigNode {
  if (root.kind !== "mapping") return root;
  const isEmpty = (value: ConfigNode) => value.kind === "scalar" && value.value === null;
  return { ...root, entries: root.entries.filter(({ key, value }) => !(isEmpty(value) && known.includes(key))) };
}

function layerOf(node: ConfigNode | undefined): RuleLayer {
  return new Map(entriesOf(node).map(({ key, value }): [string, RuleChange] => [key, changeOf(value)]));
}

function changeOf(node: ConfigNode): RuleChange {
  const data = dataOf(node);
  if (typeof data === "string") return { severity: data as Severity, options: {} };
  const { severity, ...options } = data as RuleOptions & { readonly severity?: Severity };
  return { severity, options };
}

/** One table for each set of overrides that match together, so that thousands of paths share a few. */
function settleOverrides(nodes: readonly ConfigNode[], tableOf: (layers: readonly RuleLayer[]) => RuleTable): Settings["rulesFor"] {
  const base = tableOf([]);
  if (nodes.length === 0) return () => base;
  const overrides = nodes.map((node, index) => ({
    index,
    matches: matchPaths(stringsOf(childOf(node, "files")) ?? []),
    layer: layerOf(childOf(node, "rules")),
  }));
  const tables = new Map<string, RuleTable>();
  return (path) => {
    const matching = overrides.filter(({ matches }) => matches(path));
    if (matching.length === 0) return base;
    const key = matching.map(({ index }) => index).join();
    const table = tables.get(key) ?? tableOf(matching.map(({ layer }) => layer));
    tables.set(key, table);
    return table;
  };
}

/** What `formats` says, which goes before what `tagFiles` does. */
function settleFormats(node: ConfigNode | undefined, { globs, matchesPath }: TagSettings): Settings["formatFor"] {
  const entries = entriesOf(node).map(({ key, value }) => ({ matches: matchPaths([key]), format: stringOf(value) }));
  if (entries.length === 0 && globs.length === 0) return () => undefined;
  return (path) => entries.findLast(({ matches }) => matches(path))?.format ?? (matchesPath(path) ? TAG_FILE : undefined);
}

function settleAllow(config: ConfigNode, file: Settings["file"]): readonly AllowEntry[] {
  const removals = file === undefined ? [] : removalsOf(file.text, config, "allow");
  return itemsOf(childOf(config, "allow")).map((node, index) => ({ ...settleAllowEntry(node), removal: removals[index] }));
}

function settlePresetAllow({ files, images, tags, reason }: PresetAllow): AllowEntry {
  return { matchesPath: files === undefined ? () => true : matchPaths(files), files, images, tags, reason, expires: undefined, range: undefined };
}

function settleAllowEntry(node: ConfigNode): AllowEntry {
  const files = stringsOf(childOf(node, "files"));
  return {
    matchesPath: files === undefined ? () => true : matchPaths(files),
    files,
    images: stringsOf(childOf(node, "images")),
    tags: stringsOf(childOf(node, "tags")),
    reason: stringOf(childOf(node, "reason")) ?? "",
    expires: stringOf(childOf(node, "expires")),
    range: node.range,
  };
}

/** The configuration's own over those of presets, the later over the earlier: the pattern as a whole, values token by token. */
function settlePlaceholders(node: ConfigNode | undefined, extended: readonly Preset[]): Settings["placeholders"] {
  const inherited = extended.flatMap(({ placeholders = [] }) => placeholders);
  const pattern = patternInForce(node, extended);
  const own = entriesOf(childOf(node, "values")).map(({ key, value }): [string, readonly string[]] => [key, stringsOf(value) ?? []]);
  const values = [...inherited.flatMap((placeholders) => Object.entries(placeholders.values ?? {})), ...own];
  return { pattern: pattern === undefined ? undefined : new RegExp(pattern), values: new Map(values) };
}

function settleFileSize(node: ConfigNode | undefined): number {
  if (node?.kind !== "scalar") return DEFAULT_MAX_FILE_SIZE;
  if (typeof node.value === "number") return node.value;
  return parseFileSize(stringOf(node) ?? "") ?? DEFAULT_MAX_FILE_SIZE;
}
