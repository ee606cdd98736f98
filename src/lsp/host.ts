import type * as Yaml from "yaml";
import type { Linter } from "../linter.js";
import type { CommitSource } from "../model/commit.js";
import type { Facts } from "../model/facts.js";
import type { Settings } from "../model/settings.js";
import type { Project } from "../project/project.js";

/** A project as the command line would find it from some working directory. */
export interface Setup {
  readonly project: Project;
  readonly settings: Settings;
  /** The settings that the configuration would give with another text. */
  readonly reread: (text: string) => Settings;
}

/** What the server needs from the program that it runs in, which shares all of it with `taglint check`. */
export interface Host {
  readonly cwd: string;
  readonly version: string;
  readonly packages: { readonly yaml: () => typeof Yaml };
  /** The local day, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** @throws UserError for a configuration that is broken */
  readonly loadSetup: (cwd: string) => Promise<Setup>;
  /** Where a configuration for a working directory can be, absolute, the one that counts first. */
  readonly configPlaces: (cwd: string) => readonly string[];
  /** The files from which a project is read: when one of them comes, goes or changes, it is read anew. Absolute. */
  readonly filesOf: (cwd: string) => readonly string[];
  /** A linter as `taglint check` makes one. */
  readonly createLinter: (setup: Setup, today: string) => Linter;
  /** Loads what rules may ask beside a file, as `taglint check` does; once for all files that need the same. */
  readonly createFacts: (setup: Setup) => (path: string, text: string) => Promise<Facts | undefined>;
  /**
   * What git will make of the message in a file, and what the commit changes.
   * @throws UserError when git refuses
   */
  readonly readMessageSource: (file: string, setup: Setup, linter: Linter) => CommitSource;
  /** A rule's page, as Markdown. */
  readonly readRulePage: (rule: string) => string;
  readonly ruleUrl: (rule: string) => string;
}
