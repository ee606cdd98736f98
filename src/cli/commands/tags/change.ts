import { addEntry } from "../../../formats/tag-file/add-entry.js";
import { bumpEntry } from "../../../formats/tag-file/bump-entry.js";
import type { TagEntryKey } from "../../../model/tag-entry.js";
import { TAG_ENTRY_KEYS } from "../../../model/tag-entry.js";
import { UserError } from "../../../model/user-error.js";
import { pathFromCwd } from "../../../project/project.js";
import { loadSettings } from "../../load-settings.js";
import type { Setup } from "../../load-settings.js";
import { findNewest } from "../../tags/newest-entry.js";
import { nameForEntry, readRequest } from "../../tags/requested-entry.js";
import type { TagFileText } from "../../tags/tag-files.js";
import { findTagFiles } from "../../tags/tag-files.js";
import { valuesOf, writeChange } from "../../tags/write-change.js";
import type { Command } from "../../verbs.js";

/** `taglint tags add IMAGE …`: puts an entry behind the last one; 1 when a rule refuses it. */
export const addTag: Command = async (args, io) => {
  const setup = await loadSettings(args, io);
  const { image, entry: rest } = readRequest("add", args, setup.settings.tagging, io);
  const entry = { ...rest, values: inOrder({ name: nameForEntry(image), ...rest.values }) };
  const { all, candidates } = await findTagFiles(setup, io, args.options.get("file")?.[0]);
  const file = onlyOne(candidates, setup, "which of them is the entry to go into");
  const edits = addEntry(file.text, entry, { placeholder: setup.settings.placeholders.pattern, loadYaml: io.packages.yaml });
  if (edits === undefined) throw new UserError(`${JSON.stringify(pathFromCwd(setup.project, file.path))} has no list \`images\` that an entry could go into`, "taglint check says what is wrong with it");
  const isWritten = await writeChange({ file, files: all, edits, expected: [...file.entries.map(valuesOf), entry.values] }, setup, io);
  if (isWritten) io.stdout.write(`${pathFromCwd(setup.project, file.path)}: added ${entry.values.name ?? ""} with tag ${entry.values.tag ?? ""}\n`);
  return isWritten ? 0 : 1;
};

/** `taglint tags bump IMAGE …`: gives the image's newest entry other values; 1 when a rule refuses them. */
export const bumpTag: Command = async (args, io) => {
  const setup = await loadSettings(args, io);
  const { image, entry } = readRequest("bump", args, setup.settings.tagging, io);
  const { all, candidates } = await findTagFiles(setup, io, args.options.get("file")?.[0]);
  const found = findNewest(candidates, image);
  const file = onlyOne(found.map((one) => one.file), setup, `which of them is meant, as all have entries of ${image}`);
  const newest = found.find((one) => one.file === file)?.entry;
  const edits = newest && bumpEntry(file.text, newest, entry);
  if (newest === undefined || edits === undefined) throw new UserError(`the entry of ${image} in ${JSON.stringify(pathFromCwd(setup.project, file.path))} has no place of its own for each value`, "edit it by hand");
  const old = valuesOf(newest);
  const expected = file.entries.map((one) => (one === newest ? inOrder({ ...old, ...entry.values }) : valuesOf(one)));
  const isWritten = await writeChange({ file, files: all, edits, expected }, setup, io);
  if (isWritten) io.stdout.write(`${pathFromCwd(setup.project, file.path)}: ${old.name ?? image} has tag ${entry.values.tag ?? ""} now, and had ${old.tag ?? "none"}\n`);
  return isWritten ? 0 : 1;
};

function onlyOne(files: readonly TagFileText[], { project }: Setup, question: string): TagFileText {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    throw new UserError(`there are ${files.length} tag files, ${files.map(({ path }) => JSON.stringify(pathFromCwd(project, path))).join(", ")}; ${question}?`, "--file PATH says it");
  }
  return file;
}

/** As an entry that is read has them. */
const inOrder = (values: Readonly<Partial<Record<TagEntryKey, string>>>): Readonly<Partial<Record<TagEntryKey, string>>> =>
  Object.fromEntries(TAG_ENTRY_KEYS.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
