import { existsSync, readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { findWorkTree } from "./root.js";
import type { GitPlace } from "./run.js";

/** Where distributions of Linux put git, which then has the system's configuration in /etc; the latter two are first on a hook's PATH. */
const DISTRIBUTED: readonly string[] = ["/usr/bin/git", "/bin/git", "/usr/lib/git-core/git", "/usr/libexec/git-core/git"];

/** Variables that lead git to another configuration, or to another repository. */
const LEADING = /^GIT_(?:CONFIG|DIR|COMMON_DIR|WORK_TREE|CEILING|DISCOVERY)/;

/**
 * Whether git is sure to have no setting whose name has one of some words, without a git being started, which takes longer than to
 * check a message: where its files are in their usual places, and none of them includes another or has such a word. Else git is to be asked.
 */
export async function isSurelyUnset(place: GitPlace, words: readonly string[]): Promise<boolean> {
  const { PATH, HOME = "", XDG_CONFIG_HOME = "" } = place.env;
  const configHome = XDG_CONFIG_HOME === "" ? `${HOME}/.config` : XDG_CONFIG_HOME;
  const isLed = Object.keys(place.env).some((name) => name.startsWith("GIT_") && LEADING.test(name)) || !isAbsolute(HOME) || !isAbsolute(configHome);
  if (process.platform !== "linux" || isLed || !isDistributed(PATH)) return false;
  const workTree = await findWorkTree(place);
  if (workTree === undefined) return false;
  const folder = `${workTree}/.git`;
  // Linked work trees and submodules have theirs elsewhere.
  if (!existsSync(`${folder}/HEAD`) || existsSync(`${folder}/commondir`)) return false;
  const files = ["/etc/gitconfig", `${HOME}/.gitconfig`, `${configHome}/git/config`, `${folder}/config`, `${folder}/config.worktree`];
  const telling = ["include", ...words];
  return files.every((file) => {
    const text = textOf(file)?.toLowerCase();
    return text !== undefined && !telling.some((word) => text.includes(word));
  });
}

/** Whether the first git on the path is a distribution's. */
function isDistributed(path = ""): boolean {
  const folder = path.split(":").find((candidate) => !candidate.startsWith("/") || existsSync(`${candidate}/git`));
  return folder !== undefined && DISTRIBUTED.includes(`${folder}/git`);
}

/** Empty for a file that is not there; `undefined` for one that cannot be read. */
function textOf(file: string): string | undefined {
  try {
    // Most are not there, and an error takes ten times as long as this question.
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  } catch {
    return undefined;
  }
}
