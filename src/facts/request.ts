import type { ParseOptions } from "../model/format.js";
import type { FactKind } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import type { GitPlace } from "../git/run.js";
import type { Project } from "../project/project.js";
import type { FolderWalker } from "../project/walk-folder.js";
import type { ChangeChoice } from "./base-revision.js";

/** What facts are loaded for. */
export interface FactsRequest {
  readonly project: Project;
  readonly settings: Settings;
  /** Where git runs for the project: where a hook runs, because its GIT_INDEX_FILE may be relative to that. */
  readonly place: GitPlace;
  readonly needs: ReadonlySet<FactKind>;
  readonly change: ChangeChoice;
  /** Paths in the project of tag files that no glob of the configuration takes. */
  readonly also?: readonly string[] | undefined;
  /** Texts that stand for those on the disk, by path in the project: of standard input, or of an editor's buffers. */
  readonly open?: ReadonlyMap<string, string> | undefined;
  /** Lists a folder outside of a repository. */
  readonly walk: FolderWalker;
  readonly loadYaml: ParseOptions["loadYaml"];
}

/** Whether a CI system says that it runs this. */
export const isCi = ({ env }: GitPlace): boolean => !["", "0", "false", undefined].includes(env.CI?.toLowerCase());
