import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { runGit } from "../../git/run.js";
import { UserError } from "../../model/user-error.js";
import type { Io } from "../io.js";

/** What runs a repository's hooks: git alone, or one of the programs that manage them. */
export type HookManager = "git" | "husky" | "lefthook" | "pre-commit";

/** The file in which the commit-msg hook is written down. */
export interface HookPlace {
  readonly manager: HookManager;
  readonly file: string;
}

const LEFTHOOK = ["lefthook.yml", ".lefthook.yml", "lefthook.yaml", ".lefthook.yaml"];
const PRE_COMMIT = ".pre-commit-config.yaml";

/**
 * Finds out who runs this repository's hooks, from any folder of any of its work trees.
 * @throws UserError outside of a work tree, and where hooks live outside of the repository, since others may share them.
 */
export function findHookPlace(io: Io): HookPlace {
  const [top = "", common = "", hooks = ""] = ask(io);
  const husky = join(top, ".husky");
  if (hooks === join(husky, "_") || hooks === husky || (existsSync(husky) && usesHusky(top))) return { manager: "husky", file: join(husky, "commit-msg") };
  const lefthook = LEFTHOOK.find((name) => existsSync(join(top, name)));
  if (lefthook !== undefined) return { manager: "lefthook", file: join(top, lefthook) };
  if (existsSync(join(top, PRE_COMMIT))) return { manager: "pre-commit", file: join(top, PRE_COMMIT) };
  if (!isInside(hooks, top) && !isInside(hooks, common)) {
    throw new UserError(`core.hooksPath is ${JSON.stringify(hooks)}, outside of this repository`, "others may share it; add the line there yourself: taglint commit-msg \"$1\"");
  }
  return { manager: "git", file: join(hooks, "commit-msg") };
}

function ask(io: Io): readonly string[] {
  const lines = runGit(io, ["rev-parse", "--path-format=absolute", "--show-toplevel", "--git-common-dir", "--git-path", "hooks"]).toString("utf8").split("\n");
  return lines.filter(Boolean).map((line) => resolve(io.cwd, line));
}

/** husky's own folder may not be there yet, before its install script has run. */
function usesHusky(top: string): boolean {
  const manifest = join(top, "package.json");
  return existsSync(manifest) && /"husky"\s*:/.test(readFileSync(manifest, "utf8"));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}
