/** A tag file that lives in another repository. */
export interface GitTagFile {
  /** A clone's folder, or a URL. */
  readonly git: string;
  /** A branch, a tag or a commit; without one, what the repository takes for its head. */
  readonly ref: string | undefined;
  /** Of the file in that repository; may be a glob. */
  readonly path: string;
}

/** What the configuration says about tags that are managed in a file. */
export interface TagSettings {
  /** Globs of tag files in the project. */
  readonly globs: readonly string[];
  readonly matchesPath: (path: string) => boolean;
  readonly gitFiles: readonly GitTagFile[];
  /** The release that new tags belong to: `13.0`. */
  readonly currentRelease: string | undefined;
  /** Prefixes that may stand before an image's own name: `registry.local:9001/`. */
  readonly mirrors: readonly string[];
  /** Clones of source repositories, by the beginning of the URLs that they are clones of. */
  readonly clones: ReadonlyMap<string, string>;
}

/** Where no tag file is configured. */
export const NO_TAG_SETTINGS: TagSettings = {
  globs: [],
  matchesPath: () => false,
  gitFiles: [],
  currentRelease: undefined,
  mirrors: [],
  clones: new Map(),
};
