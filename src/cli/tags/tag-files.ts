import { identify } from "../../formats/identify.js";
import { readTagFile } from "../../formats/tag-file/read.js";
import type { Facts } from "../../model/facts.js";
import type { TagEntry } from "../../model/tag-entry.js";
import { UserError } from "../../model/user-error.js";
import { pathFromCwd } from "../../project/project.js";
import { readCheckOptions } from "../check-options.js";
import type { TextSource } from "../gather.js";
import { gatherSources } from "../gather.js";
import type { Io } from "../io.js";
import type { Setup } from "../load-settings.js";
import { tell } from "../messages.js";
import { RunFacts } from "../run-facts.js";

/** A tag file of the project as it is on the disk. */
export interface TagFileText {
  readonly path: string;
  /** What opens it. */
  readonly file: string | Buffer;
  readonly text: string;
  readonly entries: readonly TagEntry[];
}

/** The texts of the project's files, or of those that are named. Those that cannot be read are told. */
export async function readTexts(setup: Setup, io: Io, paths: readonly string[]): Promise<readonly TextSource[]> {
  const options = readCheckOptions({ options: new Map(), positionals: paths, beforeDashes: 0 }, ["pretty"]);
  const texts: TextSource[] = [];
  for (const source of await gatherSources({ ...setup, options, io })) {
    if (source.reading.kind === "text") texts.push(source as TextSource);
    else if (source.reading.kind === "unreadable") tell(io, `${JSON.stringify(pathFromCwd(setup.project, source.path))} cannot be read (${source.reading.code})`);
  }
  return texts;
}

/** What rules may ask beside a file, told what is missing. */
export function loadRunFacts(setup: Setup, io: Io, { path, text }: { readonly path: string; readonly text: string }): Promise<Facts | undefined> {
  return new RunFacts({ ...setup, options: readCheckOptions({ options: new Map(), positionals: [], beforeDashes: 0 }, ["pretty"]), io }).of(path, text);
}

/** Those of the texts that are tag files. */
export function tagFilesIn(texts: readonly TextSource[], { settings }: Setup, io: Io): readonly TagFileText[] {
  return texts.flatMap(({ path, file, reading }) => {
    if (file === undefined || identify(path, reading.text, settings.formatFor(path))?.id !== "tag-file") return [];
    const { entries } = readTagFile(reading.text, { placeholder: settings.placeholders.pattern, loadYaml: io.packages.yaml });
    return [{ path, file, text: reading.text, entries }];
  });
}

export interface TagFileChoice {
  readonly all: readonly TagFileText[];
  /** Those among which a change has to choose: the one that is named, else all. */
  readonly candidates: readonly TagFileText[];
}

/**
 * The project's tag files, and the one that is named, which need not belong to the project.
 * @throws UserError where there is none.
 */
export async function findTagFiles(setup: Setup, io: Io, named: string | undefined): Promise<TagFileChoice> {
  const own = tagFilesIn(await readTexts(setup, io, []), setup, io);
  if (named === undefined) {
    if (own.length === 0) throw new UserError("this project has no tag file", "write one with a list `images`, and let `tagFiles` in .taglint.yaml name it");
    return { all: own, candidates: own };
  }
  const [chosen] = tagFilesIn(await readTexts(setup, io, [named]), setup, io);
  if (chosen === undefined) throw new UserError(`${JSON.stringify(named)} is no tag file`, "one has a list `images` of entries with src_build_tag; or let `tagFiles` in .taglint.yaml name it");
  return { all: [...own.filter(({ path }) => path !== chosen.path), chosen], candidates: [chosen] };
}
