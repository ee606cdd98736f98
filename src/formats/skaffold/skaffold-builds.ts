import { matchesManifest } from "./manifest-glob.js";
import type { SkaffoldFile } from "./skaffold-file.js";

/**
 * Which images Skaffold replaces by those that it has just built, with a tag or digest of that build: in the manifests and
 * kustomizations of a configuration, those whose names it or one that runs with it has among its artifacts, whatever their tags
 * (skaffold.dev/docs/builders; `ReplaceImages` in github.com/GoogleContainerTools/skaffold).
 */
export class SkaffoldBuilds {
  readonly #files: readonly SkaffoldFile[];
  /** Those that build an image of a name. */
  readonly #builders: ReadonlyMap<string, readonly SkaffoldFile[]>;
  /** Those that require the file at a path. */
  readonly #requirers: ReadonlyMap<string, readonly SkaffoldFile[]>;

  constructor(files: readonly SkaffoldFile[]) {
    this.#files = files;
    this.#builders = indexBy(files, ({ artifacts }) => artifacts);
    this.#requirers = indexBy(files, ({ required }) => required);
  }

  /** Whether the image of this name is replaced in the manifest at `path`. */
  replacesInFile = (path: string, name: string): boolean => this.#replaces(name, ({ manifests }) => manifests.some((glob) => matchesManifest(glob, path)));

  /** Whether it is replaced in what the kustomization in `folder` gives. */
  replacesInFolder = (folder: string, name: string): boolean => this.#replaces(name, ({ kustomizations }) => kustomizations.includes(folder));

  /** Whether it is replaced in the containers that the file of Skaffold's at `path` runs itself. */
  replacesInConfiguration = (path: string, name: string): boolean => this.#replaces(name, (file) => file.path === path);

  /** Whether one run builds an image and deploys what is meant. */
  #replaces(name: string, isMeant: (file: SkaffoldFile) => boolean): boolean {
    const builders = this.#builders.get(name);
    if (builders === undefined) return false;
    const runs = this.#runsOf(builders);
    return [...this.#runsOf(this.#files.filter(isMeant))].some((file) => runs.has(file));
  }

  /** These and all that require one of them, however far: a run of any of those has it. */
  #runsOf(files: readonly SkaffoldFile[]): ReadonlySet<SkaffoldFile> {
    const runs = new Set(files);
    for (const { path } of runs) for (const above of this.#requirers.get(path) ?? []) runs.add(above);
    return runs;
  }
}

function indexBy(files: readonly SkaffoldFile[], keysOf: (file: SkaffoldFile) => readonly string[]): ReadonlyMap<string, readonly SkaffoldFile[]> {
  const index = new Map<string, SkaffoldFile[]>();
  for (const file of files) {
    for (const key of new Set(keysOf(file))) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [file]);
      else known.push(file);
    }
  }
  return index;
}
