import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import { recommendedPreset } from "../../rules/presets/recommended.js";
import type { MessagePolicy } from "../config/message-policy.js";
import { defaultMessagePolicy, readMessagePolicy } from "../config/message-policy.js";
import { activateRules } from "../engine/active-rule.js";
import { judgeMessage } from "../engine/judge-message.js";
import { format } from "../formats/commit-message/index.js";
import { formats } from "../formats/index.js";
import { askMessageSettings } from "../git/message-settings.js";
import { findWorkTree } from "../git/root.js";
import type { GitPlace } from "../git/run.js";
import { tryGit } from "../git/run.js";
import { STAGED_CHANGES, stagedChangesIn } from "../git/staged-changes.js";
import type { CommitChange } from "../model/commit.js";
import { configPlaces } from "../project/config-file.js";
import { readOrdinaryText } from "../project/ordinary-text.js";
import type { Project } from "../project/project.js";
import { locateProject } from "../project/project.js";
import { asksForChange, asksForMoves, changedPaths } from "./asked-changes.js";
import { draftSettings, isOfMerge } from "./draft.js";
import type { HookQuestion } from "./hook-question.js";

/**
 * Whether `taglint commit-msg` would let a message pass and say nothing. False as well where that takes more to find out than most
 * messages do: a configuration that is not plainly written, a line that silences a rule, images that moved.
 * @throws for all that would be an error, and for what is not found out here
 */
export async function isFaultless({ file, config }: HookQuestion, place: GitPlace): Promise<boolean> {
  // Git may have to be asked; it runs beside this program meanwhile.
  const asked = askMessageSettings(place);
  asked.catch(() => undefined);
  const workTree = await findWorkTree(place);
  const found = config.kind === "search" ? findOnlyConfig(place.cwd, workTree) : undefined;
  const project = locateProject(place.cwd, workTree, { found, named: config.kind === "named" ? config.file : undefined });
  const policy = policyOf(project);
  const path = resolve(place.cwd, file);
  const text = readOrdinaryText(path);
  // No unit takes more than three bytes.
  if (policy === undefined || text === undefined || text.length * 3 > policy.maxFileSize) return false;

  const isMerge = isOfMerge(path);
  const change = workTree === undefined || isMerge || !asksForChange(policy.commits, policy.rules) ? undefined : stagedChange(project, policy, place);
  const source = { path, text, commit: { settings: draftSettings(place, workTree === undefined ? undefined : await asked), isMerge, change } };
  const { message, comments } = format.parse(source, { placeholder: undefined });
  if (message === undefined || comments.length > 0) return false;
  const reports = judgeMessage(message, activateRules(rules, policy.rules, false), { file: source, policy: policy.commits });
  return reports.next().done === true;
}

/** The one file that can be the configuration; `undefined` when there is none. */
function findOnlyConfig(cwd: string, top: string | undefined): string | undefined {
  const [found, another] = configPlaces(cwd, top).filter((path) => existsSync(path));
  if (another !== undefined) throw new Error("which of the configurations holds is not found out here");
  return found;
}

function policyOf({ configFile }: Project): MessagePolicy | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  if (configFile === undefined) return defaultMessagePolicy(byId, recommendedPreset(rules));
  const text = readOrdinaryText(configFile);
  return text === undefined ? undefined : readMessagePolicy(text, { rules: byId, presets: presetsFor(byId), formats: formats.map(({ id }) => id) });
}

function stagedChange(project: Project, { commits, hasTagFiles }: MessagePolicy, place: GitPlace): CommitChange {
  return {
    paths: () => changedPaths(stagedChangesIn(place, tryGit(place, STAGED_CHANGES, { mayFail: false })), project),
    moves: () => {
      if (asksForMoves(commits, hasTagFiles)) throw new Error("what moved is not found out here");
      return [];
    },
  };
}
