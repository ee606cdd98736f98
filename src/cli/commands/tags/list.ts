import { rules } from "../../../../rules/index.js";
import { identify } from "../../../formats/identify.js";
import { createLinter } from "../../../linter.js";
import { printable } from "../../../model/printable.js";
import { UserError } from "../../../model/user-error.js";
import { pathFromCwd } from "../../../project/project.js";
import type { Setup } from "../../load-settings.js";
import { loadSettings } from "../../load-settings.js";
import { loadRunFacts, readTexts, tagFilesIn } from "../../tags/tag-files.js";
import type { ListedEntry, Place, TagUsage } from "../../tags/usage.js";
import { findUsage } from "../../tags/usage.js";
import type { Command } from "../../verbs.js";

/** `taglint tags`: every entry of the project's tag files, where each is used, and which references lag behind. */
export const listTags: Command = async (args, io) => {
  const [format = "table", ...others] = args.options.get("format") ?? [];
  if (others.length > 0 || (format !== "table" && format !== "json")) throw new UserError(`taglint tags prints no ${JSON.stringify(others[0] ?? format)}`, "-f table, or -f json");
  const setup = await loadSettings(args, io);
  const { settings } = setup;
  const texts = await readTexts(setup, io, []);
  const linter = createLinter({ rules, identify, settings, today: "", loadYaml: io.packages.yaml });
  const usage = findUsage(tagFilesIn(texts, setup, io), texts, linter, setup, await loadRunFacts(setup, io, { path: "", text: "" }));
  io.stdout.write(format === "json" ? showJson(usage, setup) : showTable(usage, setup));
  return 0 as const;
};

function showJson({ entries, behind }: TagUsage, { project }: Setup): string {
  const pathOf = ({ path, line }: ListedEntry): string => (line === null ? path : pathFromCwd(project, path));
  const here = <P extends Place>(place: P): P => ({ ...place, path: pathFromCwd(project, place.path) });
  const data = { version: 1, entries: entries.map((entry) => ({ ...entry, path: pathOf(entry), uses: entry.uses.map(here) })), behind: behind.map(here) };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function showTable({ entries, behind }: TagUsage, { project }: Setup): string {
  if (entries.length === 0) return "no tag file of this project has an entry\n";
  const show = ({ path, line, column }: Place): string => printable(`${pathFromCwd(project, path)}:${line}:${column}`);
  const whereIs = ({ path, line, column }: ListedEntry): string => (line === null || column === null ? printable(path) : show({ path, line, column }));
  const rows = entries.map((entry) => ({ cells: [entry.name, entry.tag, whereIs(entry)], uses: entry.uses.map((use) => `    used at ${show(use)}\n`) }));
  const widths = [0, 1, 2].map((column) => rows.reduce((widest, { cells }) => Math.max(widest, cells[column]?.length ?? 0), 0));
  const lines = rows.map(({ cells, uses }) => `${cells.map((cell, column) => printable(cell).padEnd(widths[column] ?? 0)).join("  ").trimEnd()}\n${uses.join("")}`);
  const late = behind.map((one) => `${show(one)}  ${printable(one.reference)}, managed: ${showTags(one.tags)}\n`);
  return lines.join("") + (late.length === 0 ? "" : `\nUsed with another tag than the tag files have now:\n${late.join("")}`);
}

/** Of more tags in a line it becomes hard to read. */
const MOST_SHOWN = 8;

function showTags(tags: readonly string[]): string {
  const shown = tags.slice(0, MOST_SHOWN).map((tag) => printable(tag)).join(", ");
  return tags.length > MOST_SHOWN ? `${shown} and ${tags.length - MOST_SHOWN} more` : shown;
}
