import { matchesManifest } from "./manifest-glob.js";
import type { SkaffoldFile } from "./skaffold-file.js";

/**
 * Which images Skaffold replaces by those that it has just built, with a tag or digest of that build: in the manifests and
 * kustomizations of a configuration, those whose names it or one that runs with it has among its artifacts, whatever their tags
 * (skaffold.dev/docs/builders; `ReplaceImages` in github.com/GoogleContainerTools/skaffold).
 */
export class SkaffoldBuilds {
  /** Those with which an image of a name is built. */
  readonly #byArtifact = new Map<string, SkaffoldFile[]>();

  constructor(files: readonly SkaffoldFile[]) {
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const file of files) {
      const together = joinRequired(file, byPath);
      for (const name of new Set(together.artifacts)) this.#filesWith(name).push(together);
    }
  }

  /** Whether the image of this name is replaced in the manifest at `path`. */
  replacesInFile = (path: string, name: string): boolean => this.#some(name, ({ manifests }) => manifests.some((glob) => matchesManifest(glob, path)));

  /** Whether it is replaced in what the kustomization in `folder` gives. */
  replacesInFolder = (folder: string, name: string): boolean => this.#some(name, ({ kustomizations }) => kustomizations.includes(folder));

  /** Whether it is replaced in the containers that the file of Skaffold's at `path` runs itself. */
  replacesInConfiguration = (path: string, name: string): boolean => this.#some(name, (file) => file.path === path);

  #some(name: string, isMeant: (file: SkaffoldFile) => boolean): boolean {
    return this.#byArtifact.get(name)?.some(isMeant) === true;
  }

  #filesWith(name: string): SkaffoldFile[] {
    const known = this.#byArtifact.get(name);
    if (known !== undefined) return known;
    const files: SkaffoldFile[] = [];
    this.#byArtifact.set(name, files);
    return files;
  }
}

/** A file with all that it requires, however far. */
function joinRequired(file: SkaffoldFile, byPath: ReadonlyMap<string, SkaffoldFile>): SkaffoldFile {
  const together = new Set([file]);
  for (const one of together) for (const path of one.required) together.add(byPath.get(path) ?? one);
  const all = [...together];
  return {
    path: file.path,
    artifacts: all.flatMap(({ artifacts }) => artifacts),
    manifests: all.flatMap(({ manifests }) => manifests),
    kustomizations: all.flatMap(({ kustomizations }) => kustomizations),
    required: [],
  };
}
