import type { ImageSetting, Kustomization } from "./kustomization.js";

/** An image as a manifest names it, and whether Kustomize looks for one there, and what deploys manifests. */
export interface NamedImage {
  readonly name: string;
  readonly isInPod: boolean;
  readonly isInWorkload: boolean;
}

/** What deploys manifests, and puts the images that it has built in the place of those of their names. */
export interface Deployer {
  readonly replacesInFile: (path: string, name: string) => boolean;
  /** In what the kustomization in a folder gives. */
  readonly replacesInFolder: (folder: string, name: string) => boolean;
}

/** A setting, whether it also holds for images elsewhere than in pods, and which one it is in its list. */
interface Applied extends ImageSetting {
  readonly isWide: boolean;
  readonly order: number;
}

/**
 * Which kustomizations build from which files and folders, and what their `images` make of what they build: of manifests and
 * patches, of what the kustomizations below give, and for a component of all that the one above it builds
 * (kubectl.docs.kubernetes.io/references/kustomize, "images" and "components").
 */
export class BuildGraph {
  readonly #byFolder: ReadonlyMap<string, Kustomization>;
  readonly #builders = new Map<string, Kustomization[]>();
  readonly #settings = new Map<Kustomization, ReadonlyMap<string, readonly Applied[]>>();
  /** Files name the same few images again and again. */
  readonly #answers = new Map<string, boolean>();
  readonly #patchable = new Map<string, boolean>();
  readonly #deployer: Deployer;

  constructor(kustomizations: readonly Kustomization[], deployer: Deployer) {
    this.#deployer = deployer;
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

  /** Whether what deploys the file at `path`, or a kustomization that builds from it, however far above, says the image's version. */
  setsVersion(path: string, image: NamedImage): boolean {
    const key = `${path}\n${image.name}\n${String(image.isInPod)}${String(image.isInWorkload)}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#climb(path, image);
    this.#answers.set(key, answer);
    return answer;
  }

  /**
   * Whether the patches of kustomizations replace what stands in the file at `path`, on every way up from it, so that nothing that is
   * built has it. What a patch itself says is meant, whatever another patch makes of it.
   * @param replaces whether those of one of them do
   */
  isPatched(path: string, replaces: (one: Kustomization) => boolean): boolean {
    if (!this.#mayBePatched(path)) return false;
    const over = new Set(this.#buildersOf(path));
    let isReplaced = false;
    for (const one of over) {
      if (one.patches.some(({ file }) => file === path)) return false;
      if (this.#withComponents(one, new Set()).some(replaces)) {
        isReplaced = true;
        continue;
      }
      const above = this.#buildersOf(one.folder);
      if (above.length === 0) return false;
      for (const builder of above) over.add(builder);
    }
    return isReplaced;
  }

  /** Most files have many images, and no patch above. */
  #mayBePatched(path: string): boolean {
    const before = this.#patchable.get(path);
    if (before !== undefined) return before;
    const over = new Set(this.#buildersOf(path));
    for (const one of over) for (const builder of this.#buildersOf(one.folder)) over.add(builder);
    const answer = [...over].some((one) => this.#withComponents(one, new Set()).some(({ patches }) => patches.length > 0));
    this.#patchable.set(path, answer);
    return answer;
  }

  #climb(path: string, { name, isInPod, isInWorkload }: NamedImage): boolean {
    if (isInWorkload && this.#deployer.replacesInFile(path, name)) return true;
    const waiting = this.#buildersOf(path).map((builder) => ({ builder, name }));
    const seen = new Set<string>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { builder } = next;
      // Kustomizations reach each other in many ways, and by mistake in a ring.
      const key = `${builder.folder}\n${next.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const outcome = this.#pass(builder, next.name, isInPod);
      if (outcome.isSet || (isInWorkload && this.#deployer.replacesInFolder(builder.folder, outcome.name))) return true;
      waiting.push(...this.#buildersOf(builder.folder).map((above) => ({ builder: above, name: outcome.name })));
    }
    return false;
  }

  /** What one kustomization makes of an image: its settings apply in order, each to the name that the one before has left. */
  #pass(builder: Kustomization, name: string, isInPod: boolean): { readonly name: string; readonly isSet: boolean } {
    const byName = this.#settingsOf(builder);
    const positions = new Map<string, number>();
    let renamed = name;
    for (let last = -1; ; ) {
      const same = byName.get(renamed) ?? [];
      let position = positions.get(renamed) ?? 0;
      let setting = same[position];
      while (setting !== undefined && (setting.order <= last || !(isInPod || setting.isWide))) setting = same[++position];
      if (setting === undefined) return { name: renamed, isSet: false };
      if (setting.setsVersion) return { name: renamed, isSet: true };
      positions.set(renamed, position + 1);
      last = setting.order;
      renamed = setting.newName ?? renamed;
    }
  }

  #buildersOf(source: string): readonly Kustomization[] {
    return this.#builders.get(source) ?? [];
  }

  /** What applies to all that a kustomization builds, by name: its components' settings, then its own. */
  #settingsOf(kustomization: Kustomization): ReadonlyMap<string, readonly Applied[]> {
    const known = this.#settings.get(kustomization);
    if (known !== undefined) return known;
    const byName = new Map<string, Applied[]>();
    for (const [order, setting] of this.#gather(kustomization).entries()) {
      const same = byName.get(setting.name);
      if (same === undefined) byName.set(setting.name, [{ ...setting, order }]);
      else same.push({ ...setting, order });
    }
    this.#settings.set(kustomization, byName);
    return byName;
  }

  #gather(kustomization: Kustomization): readonly Omit<Applied, "order">[] {
    return this.#withComponents(kustomization, new Set()).flatMap(({ settings, isConfigured }) => settings.map((setting) => ({ ...setting, isWide: isConfigured })));
  }

  /** All components of a kustomization, then itself. A component counts once, also one that has itself for one. */
  #withComponents(kustomization: Kustomization, seen: Set<Kustomization>): readonly Kustomization[] {
    if (seen.has(kustomization)) return [];
    seen.add(kustomization);
    const components = kustomization.components.map((folder) => this.#byFolder.get(folder)).filter((one) => one !== undefined);
    return [...components.flatMap((one) => this.#withComponents(one, seen)), kustomization];
  }
}
