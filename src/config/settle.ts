import type { Problem } from "../model/document.js";
import type { Preset, PresetAllow } from "../model/preset.js";
import type { AllowEntry, Settings } from "../model/settings.js";
import type { TagSettings } from "../model/tag-settings.js";
import type { Catalogue } from "./catalogue.js";
import { checkConfig } from "./checked-config.js";
import type { ConfigNode } from "./config-node.js";
import { childOf, entriesOf, itemsOf, stringOf, stringsOf } from "./config-node.js";
import { settleFileSize } from "./file-size.js";
import { matchIgnored } from "./ignored-paths.js";
import { matchPaths } from "./path-matcher.js";
import { patternInForce } from "./placeholder-problems.js";
import { removalsOf } from "./removal.js";
import { settleCommits } from "./settle-commits.js";
import { settleRules } from "./settle-rules.js";
import { settleTagging } from "./settle-tagging.js";

/** The format of what `tagFiles` names. */
const TAG_FILE = "tag-file";

export type Settled = { readonly settings: Settings } | { readonly problems: readonly Problem[] };

/** Checks a configuration's values and turns them into settings; `file` is where they were read, if in a file. */
export function settle(root: ConfigNode, catalogue: Catalogue, file: Settings["file"]): Settled {
  const checked = checkConfig(root, catalogue);
  if ("problems" in checked) return checked;
  const { config, extended } = checked;
  const tagging = settleTagging(config);
  const ignored = stringsOf(childOf(config, "ignore")) ?? [];
  const settings: Settings = {
    rulesFor: settleRules(checked, catalogue.rules),
    ignores: ignored.length === 0 ? () => false : matchIgnored(ignored),
    formatFor: settleFormats(childOf(config, "formats"), tagging),
    written: { ignore: ignored, formats: Object.fromEntries(entriesOf(childOf(config, "formats")).map(({ key, value }) => [key, stringOf(value) ?? ""])) },
    allow: [...settleAllow(config, file), ...extended.flatMap(({ allow = [] }) => allow.map(settlePresetAllow))],
    placeholders: settlePlaceholders(childOf(config, "placeholders"), extended),
    commits: settleCommits(extended, config),
    tagging,
    authRealms: Object.fromEntries(entriesOf(childOf(config, "authRealms")).map(({ key, value }) => [key, stringOf(value) ?? ""])),
    maxFileSize: settleFileSize(config),
    file,
  };
  return { settings };
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
