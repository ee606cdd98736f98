import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rules } from "../../rules/index.js";
import { identify } from "../formats/identify.js";
import { gitFolderOf } from "../git/git-folder.js";
import { createLinter } from "../linter.js";
import type { Host } from "../lsp/host.js";
import { localDay } from "../model/day.js";
import { rememberAnswers } from "../model/project-files.js";
import { configPlaces } from "../project/config-file.js";
import { openProjectFiles } from "../project/other-files.js";
import type { Arguments } from "./arguments.js";
import type { Io } from "./io.js";
import { loadSettings } from "./load-settings.js";
import { readMessageSource } from "./message-source.js";
import { readRulePage } from "./rule-page.js";
import { RunFacts } from "./run-facts.js";
import { ruleUrl } from "./rule-url.js";
import { readVersion } from "./version.js";

/** Milliseconds for which an editor may see what other files said before; asking git at every key would be felt. */
const FRESH = 10_000;

/** The program as the language server sees it: the command line's own ways, for any working directory. */
export function createHost(args: Arguments, io: Io): Host {
  const { options } = args;
  const env = withoutRepository(io.env);
  const named = options.get("config")?.[0];
  const places = (cwd: string): readonly string[] => {
    if (options.has("no-config")) return [];
    return named === undefined ? configPlaces(cwd, workTreeAround(cwd)) : [resolve(cwd, named)];
  };
  return {
    cwd: io.cwd,
    version: readVersion(io.packageRoot),
    packages: io.packages,
    today: () => localDay(io.now()),
    loadSetup: (cwd) => loadSettings(args, { ...io, cwd, env }),
    configPlaces: places,
    filesOf: (cwd) => [...places(cwd), ...headsOf(workTreeAround(cwd))],
    createLinter: ({ project, settings }, today) =>
      createLinter({
        rules,
        identify,
        settings,
        today,
        inlineDisables: !options.has("no-inline-disables"),
        reportUnused: options.has("report-unused"),
        // Diagnostics count none, and a buffer without anything to report is then not read.
        countReferences: false,
        loadYaml: io.packages.yaml,
        others: rememberAnswers(openProjectFiles({ project, env, staged: false, places: [], walk: () => [] }), FRESH, () => io.now().getTime()),
      }),
    createFacts({ project, settings }) {
      const facts = new RunFacts({ project, settings, options: { origin: { kind: "paths", paths: [] } }, io: { ...io, cwd: project.cwd, env } });
      return (path, text) => facts.of(path, text);
    },
    readMessageSource: (path, { project, settings }, linter) => readMessageSource({ path, project, settings, linter, place: { cwd: project.workTree ?? project.cwd, env: withIndex(env, io, project.workTree) } }),
    readRulePage: (rule) => readRulePage(io.packageRoot, rule),
    ruleUrl,
  };
}

/**
 * Git tells programs that it starts, editors too, which repository it serves; the server serves those of its documents. Nor is it a CI
 * system's job, in which it would be a mistake that history is missing.
 */
function withoutRepository(env: Io["env"]): Io["env"] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== "CI" && !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|EDITOR|OBJECT_DIRECTORY|COMMON_DIR)$/.test(name)));
}

/** What is about to be committed may be in an index of its own, whose path is relative to where git started the editor. */
function withIndex(env: Io["env"], io: Io, workTree: string | undefined): Io["env"] {
  const index = io.env.GIT_INDEX_FILE;
  const path = index && resolve(io.cwd, index);
  return path && workTree !== undefined && path.startsWith(gitFolderOf(workTree)) && existsSync(path) ? { ...env, GIT_INDEX_FILE: path } : env;
}

/** What git writes when another commit is checked out, and when one is made. */
function headsOf(workTree: string | undefined): readonly string[] {
  return workTree === undefined ? [] : [join(gitFolderOf(workTree), "HEAD"), join(gitFolderOf(workTree), "logs", "HEAD")];
}

function workTreeAround(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
