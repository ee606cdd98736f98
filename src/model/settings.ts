import type { CommitPolicy } from "./commit-policy.js";
import type { ActiveSeverity } from "./finding.js";
import type { PlaceholderValues, RuleOptions } from "./rule.js";
import type { TagSettings } from "./tag-settings.js";
import type { Range } from "./text.js";

/** A rule that is on for a path. */
export interface RuleSetting {
  readonly severity: ActiveSeverity;
  readonly options: RuleOptions;
}

/** References that may float, and why. All of `files`, `images` and `tags` that are given must match. */
export interface AllowEntry {
  /** Whether the entry's file globs take the path; always true without globs. */
  readonly matchesPath: (path: string) => boolean;
  /** Those globs, for people. */
  readonly files?: readonly string[] | undefined;
  readonly images: readonly string[] | undefined;
  readonly tags: readonly string[] | undefined;
  readonly reason: string;
  /** The last day on which the entry holds, `YYYY-MM-DD`. */
  readonly expires: string | undefined;
  /** The entry in the configuration's text; a preset's entry stands in none. */
  readonly range: Range | undefined;
  readonly removal?: Removal | undefined;
}

/**
 * What to cut out of the configuration to be rid of an entry, where that is certain. Several entries go at once when each takes
 * the range that fits the entries that stay.
 */
export interface Removal {
  /** When an entry before it stays. */
  readonly behindAnother: Range | undefined;
  /** When none before it stays, but one behind it does. */
  readonly beforeAnother: Range | undefined;
  /** When none stays: the key with the whole list. */
  readonly wholeList: Range | undefined;
}

/** A configuration after presets and overrides: everything the linter asks. Paths are relative to the project, with `/`. */
export interface Settings {
  /** Rules that are on for a path, by id; the same object for all paths that no override tells apart. */
  readonly rulesFor: (path: string) => ReadonlyMap<string, RuleSetting>;
  readonly ignores: (path: string) => boolean;
  /** The lines that `ignores` goes by, and globs with the formats that `formatFor` goes by, for people. */
  readonly written?: { readonly ignore: readonly string[]; readonly formats: Readonly<Record<string, string>> } | undefined;
  /** The format that the configuration names for a path. */
  readonly formatFor: (path: string) => string | undefined;
  readonly allow: readonly AllowEntry[];
  readonly placeholders: { readonly pattern: RegExp | undefined; readonly values: PlaceholderValues };
  readonly commits: CommitPolicy;
  readonly tagging: TagSettings;
  /** For a registry's host, the host of a token server that may be sent its credentials, too. */
  readonly authRealms: Readonly<Record<string, string>>;
  /** Larger files are not read, in bytes. */
  readonly maxFileSize: number;
  /** The configuration file, for findings about it; `undefined` without one. */
  readonly file: { readonly path: string; readonly text: string } | undefined;
}
