import type { ImageSetting, Kustomization } from "./kustomization.js";

/** An image as a manifest names it, and whether Kustomize looks for one there. */
export interface NamedImage {
  readonly name: string;
  readonly isInPod: boolean;
}

/** A setting, and whether it also holds for images elsewhere than in pods. */
interface Applied extends ImageSetting {
  readonly isWide: boolean;
}

/**
 * Which kustomizations build from which files and folders, and what their `images` make of what they build: of manifests and
 * patches, of what the kustomizations below give, and for a component of all that the one above it builds
 * (kubectl.docs.kubernetes.io/references/kustomize, "images" and "components").
 */
export class BuildGraph {
  readonly #byFolder: ReadonlyMap<string, Kustomization>;
  readonly #builders = new Map<string, Kustomization[]>();
  readonly #settings = new Map<Kustomization, readonly Applied[]>();

  constructor(kustomizations: readonly Kustomization[]) {
    this.#byFolder = new Map(kustomizations.map((one) => [one.folder, one]));
    for (const one of kustomizations) {
      // Its own patches stand in its own file.
      for (const source of new Set([one.path, ...one.sources, ...one.components])) {
        const builders = this.#builders.get(source);
        if (builders === undefined) this.#builders.set(source, [one]);
        else builders.push(one);
      }
    }
  }

  /** Whether a kustomization that builds from the file at `path`, however far above, says the image's version. */
  setsVersion(path: string, { name, isInPod }: NamedImage): boolean {
    const waiting = this.#buildersOf(path).map((builder) => ({ builder, name }));
    const seen = new Set<string>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { builder } = next;
      // Kustomizations reach each other in many ways, and by mistake in a ring.
      const key = `${builder.folder}\n${next.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      let renamed = next.name;
      for (const setting of this.#settingsOf(builder)) {
        if (setting.name !== renamed || !(isInPod || setting.isWide)) continue;
        if (setting.setsVersion) return true;
        renamed = setting.newName ?? renamed;
      }
      waiting.push(...this.#buildersOf(builder.folder).map((above) => ({ builder: above, name: renamed })));
    }
    return false;
  }

  #buildersOf(source: string): readonly Kustomization[] {
    return this.#builders.get(source) ?? [];
  }

  /** What applies to all that a kustomization builds, in order: its components' settings, then its own. */
  #settingsOf(kustomization: Kustomization): readonly Applied[] {
    const known = this.#settings.get(kustomization);
    if (known !== undefined) return known;
    const own = kustomization.settings.map((setting) => ({ ...setting, isWide: kustomization.isConfigured }));
    // A component that has itself for one finds this.
    this.#settings.set(kustomization, own);
    const components = kustomization.components.map((folder) => this.#byFolder.get(folder)).filter((one) => one !== undefined);
    const all = components.length === 0 ? own : [...components.flatMap((one) => this.#settingsOf(one)), ...own];
    this.#settings.set(kustomization, all);
    return all;
  }
}
