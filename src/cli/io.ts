import type { ChalkInstance } from "chalk";
import type fastGlob from "fast-glob";
import type * as yaml from "yaml";

/** Somewhere to write to. */
export interface Output {
  /** A reader that has gone away is no error. */
  readonly write: (text: string | Buffer) => void;
  readonly isTerminal: () => boolean;
}

/** Packages that cost more to load than most runs take, so each is loaded where it is used first. */
export interface Packages {
  readonly yaml: () => typeof yaml;
  /** Colours always; so it is asked for only when there is something to colour. */
  readonly chalk: () => ChalkInstance;
  readonly fastGlob: () => typeof fastGlob;
}

/** Everything a run touches besides the disk and git, so that a test can stand in for it. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: () => Buffer;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  readonly packages: Packages;
  /** The folder of taglint's own package.json. */
  readonly packageRoot: string;
}
