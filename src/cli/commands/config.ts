import { resolve } from "node:path";
import { rules } from "../../../rules/index.js";
import { presetsFor } from "../../../rules/presets/index.js";
import { configSchema } from "../../config/index.js";
import { formats } from "../../formats/index.js";
import { UserError } from "../../model/user-error.js";
import { isOutside, pathFromCwd, pathInProject } from "../../project/project.js";
import { realFolderOf } from "../../project/real-path.js";
import type { Arguments } from "../arguments.js";
import type { Io } from "../io.js";
import { loadSettings } from "../load-settings.js";
import type { Command } from "../verbs.js";

/** `taglint config print [PATH]` and `taglint config schema`. */
export const config: Command = async (args, io) => {
  const [action, ...rest] = args.positionals;
  if (!(action === "schema" && rest.length === 0) && !(action === "print" && rest.length <= 1)) throw new UserError("taglint config takes print, or schema", "taglint config print [PATH], or taglint config schema");
  if (rest[0] === "") throw new UserError("an empty path names nothing", "taglint config print without a path prints what holds for the project");
  const data = action === "schema" ? schema() : await describeSettings(args, io, rest[0]);
  io.stdout.write(`${JSON.stringify(data, undefined, 2)}\n`);
  return 0 as const;
};

function schema() {
  const rulesById = new Map(rules.map((rule) => [rule.id, rule]));
  return configSchema(rulesById, presetsFor(rulesById), formats.map(({ id }) => id));
}

/** The settings that hold for one path, with the allow entries that take it; or those of the project, as no override knows them. */
async function describeSettings(args: Arguments, io: Io, path: string | undefined) {
  const { project, settings } = await loadSettings(args, io);
  const inside = path === undefined ? "" : pathInProject(project, realFolderOf(resolve(io.cwd, path)));
  const allow = path === undefined ? settings.allow : settings.allow.filter(({ matchesPath }) => matchesPath(inside));
  const active = settings.rulesFor(inside);
  return {
    file: settings.file === undefined ? null : pathFromCwd(project, settings.file.path),
    ...(path !== undefined && { path, ignored: !isOutside(inside) && settings.ignores(inside), format: settings.formatFor(inside) ?? null }),
    rules: Object.fromEntries(rules.map(({ id }) => [id, { severity: active.get(id)?.severity ?? "off", ...active.get(id)?.options }])),
    ignore: settings.written?.ignore ?? [],
    allow: allow.map(({ files, images, tags, reason, expires }) => ({ files, images, tags, reason, expires })),
    formats: settings.written?.formats ?? {},
    placeholders: { pattern: settings.placeholders.pattern?.source, values: Object.fromEntries(settings.placeholders.values) },
    tagFiles: [...settings.tagging.globs, ...settings.tagging.gitFiles],
    currentRelease: settings.tagging.currentRelease ?? null,
    mirrors: settings.tagging.mirrors,
    sources: Object.fromEntries(settings.tagging.clones),
    authRealms: settings.authRealms,
    maxFileSize: settings.maxFileSize,
  };
}
