import * as yaml from "yaml";
import { settingsFromObject } from "../../src/config/settings-from-object.js";
import { formats } from "../../src/formats/index.js";
import type { ChangeChoice } from "../../src/facts/base-revision.js";
import type { LoadedFacts } from "../../src/facts/load-facts.js";
import { loadFacts } from "../../src/facts/load-facts.js";
import type { FactKind } from "../../src/model/rule.js";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import { locateProject } from "../../src/project/project.js";
import type { Repository } from "../git/repository.js";

const rulesById = new Map(rules.map((rule) => [rule.id, rule]));

export interface LoadOptions {
  readonly change?: ChangeChoice;
  readonly needs?: readonly FactKind[];
  readonly also?: readonly string[];
  readonly open?: ReadonlyMap<string, string>;
  readonly env?: Readonly<Record<string, string>>;
  /** The project's folder in the repository. */
  readonly folder?: string;
  readonly now?: number;
}

export const settingsOf = (config: object) => settingsFromObject(config, { rules: rulesById, presets: presetsFor(rulesById), formats: formats.map(({ id }) => id) });

/** Loads the facts of a repository under a configuration, as the command line would. */
export function load(repository: Repository, config: object, options: LoadOptions = {}): LoadedFacts {
  const { change = { kind: "work-tree" }, needs = ["tags"], env = {}, folder = "", now = Date.now(), also, open } = options;
  const root = folder === "" ? repository.folder : `${repository.folder}/${folder}`;
  const project = locateProject(root, repository.folder, { found: `${root}/.taglint.yaml` });
  const place = { cwd: root, env: { ...repository.env, CI: "", ...env } };
  return loadFacts({ project, settings: settingsOf(config), place, needs: new Set(needs), change, also, open, walk: () => [], loadYaml: () => yaml }, now);
}
