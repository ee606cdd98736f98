import { join, resolve } from "node:path";
import type { Blob } from "../git/blobs.js";
import type { FileName } from "../git/names.js";
import type { Candidates } from "../model/candidates.js";
import type { Glimpse } from "../model/glimpse.js";
import type { Settings } from "../model/settings.js";
import { UserError } from "../model/user-error.js";
import { isWanted } from "../formats/identify.js";
import { openRoom } from "../formats/glance/word-finder.js";
import type { PassOver } from "../formats/passed-over.js";
import { passOverWithout } from "../formats/passed-over.js";
import { decodeText } from "../project/decode.js";
import type { Candidate, Search } from "../project/discover.js";
import { discover, takeFound } from "../project/discover.js";
import type { Surroundings } from "../project/other-files.js";
import type { Project } from "../project/project.js";
import { isOutside, pathInProject } from "../project/project.js";
import type { Reading } from "../project/read-file.js";
import { createReader } from "../project/read-file.js";
import { realFolderOf } from "../project/real-path.js";
import { createFolderWalker } from "../project/walk-folder.js";
import type { CheckOptions } from "./check-options.js";
import type { Io } from "./io.js";
import { tell } from "./messages.js";

/** A file to check and what reading it gave. */
export interface Source {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  /** What a fix is written to: absolute; bytes where the name is not UTF-8. Standard input has none. */
  readonly file?: string | Buffer;
  /** Named by the user, who then hears why it was not checked. */
  readonly explicit: boolean;
  readonly reading: Reading;
}

export type TextSource = Source & { readonly reading: Extract<Reading, { readonly kind: "text" }> };

export interface GatherInput {
  readonly project: Project;
  readonly settings: Settings;
  readonly options: CheckOptions;
  readonly io: Io;
  /** Hears of each file that is named and that no format wants, as the user may write it. */
  readonly unknown?: (path: string) => void;
  /** Hears of all names in the work tree, relative to it, if the run lists them. */
  readonly listed?: (names: readonly FileName[]) => void;
  /** What to look for in a file that was found, not named, before it is read; `undefined` when it must be read whatever it holds. */
  readonly candidatesAt?: (path: string) => Candidates | undefined;
}

/**
 * The files that a run is about, each read when its turn comes.
 * @throws UserError for paths that do not exist, and when git refuses.
 */
export async function gatherSources(input: GatherInput): Promise<Iterable<Source>> {
  const { origin } = input.options;
  if (origin.kind === "paths") return readCandidates(input, await discover(searchOf(input), origin.paths));
  if (origin.kind === "stdin") return readStdin(input, origin.path);
  const { workTree } = input.project;
  if (workTree === undefined) throw new UserError(`${JSON.stringify(input.io.cwd)} is not in a git repository`, `--${origin.kind} needs one`);
  if (origin.kind === "staged") return readIndex(input, workTree);
  const { listChangedSince } = await import("../git/changed-since.js");
  const names = listChangedSince({ cwd: workTree, env: input.io.env }, origin.revision);
  return readCandidates(input, takeFound(searchOf(input), workTree, names).filter(({ path }) => !isOutside(path)));
}

function searchOf({ project, settings, options, io, unknown, listed }: GatherInput): Search {
  return {
    project,
    env: io.env,
    wanted: (path) => isWanted(path) || settings.formatFor(path) !== undefined,
    ignores: settings.ignores,
    forceExclude: options.forceExclude,
    walk: createFolderWalker(io.packages.fastGlob),
    unknown: (path) => unknown?.(path),
    listed,
    note: (message) => { tell(io, message); },
  };
}

/** Where the other files are that may say something of a run's; `listed` are all of the work tree, if they are known. */
export function surroundingsOf({ project, options, io }: GatherInput, listed?: readonly FileName[]): Surroundings {
  const { origin } = options;
  const places = origin.kind === "paths" ? origin.paths : origin.kind === "stdin" ? [origin.path] : [];
  return { project, env: io.env, staged: origin.kind === "staged", places, listed, walk: createFolderWalker(io.packages.fastGlob) };
}

function* readCandidates({ settings, candidatesAt }: GatherInput, files: readonly Candidate[]): Generator<Source> {
  const read = createReader(settings.maxFileSize, files.every(({ explicit }) => explicit) ? undefined : openRoom());
  const passOverFor = rememberPassOvers(settings.placeholders.pattern);
  for (const { path, file, explicit } of files) {
    const candidates = explicit ? undefined : candidatesAt?.(path);
    const isPassedOver = candidates && passOverFor(candidates);
    const passOver = isPassedOver && ((glimpse: Glimpse) => isPassedOver(glimpse, path));
    yield { path, file, explicit, reading: read({ file, follow: explicit, passOver }) };
  }
}

/** Nearly all files have the same candidates. */
function rememberPassOvers(placeholder: RegExp | undefined): (candidates: Candidates) => PassOver {
  const known = new Map<Candidates, PassOver>();
  return (candidates) => {
    const passOver = known.get(candidates) ?? passOverWithout(candidates, placeholder);
    known.set(candidates, passOver);
    return passOver;
  };
}

function* readStdin(input: GatherInput, named: string): Generator<Source> {
  const { project, settings, options, io } = input;
  const path = pathInProject(project, realFolderOf(resolve(project.cwd, named)));
  const bytes = io.stdin();
  if (options.forceExclude && !isOutside(path) && settings.ignores(path)) return;
  yield { path, explicit: true, reading: bytes.length > settings.maxFileSize ? { kind: "too-large", size: bytes.length } : decodeText(bytes) };
}

async function readIndex(input: GatherInput, workTree: string): Promise<Iterable<Source>> {
  const { listStagedFiles } = await import("../git/index-files.js");
  const { wanted, ignores, project, env } = searchOf(input);
  // Not in the top folder: a hook's GIT_INDEX_FILE may be relative to where the hook runs.
  const place = { cwd: input.io.cwd, env };
  const staged = listStagedFiles(place).map(({ path, oid }) => ({ path: pathInProject(project, join(workTree, path)), oid }));
  const files = staged.filter(({ path }) => wanted(path) && !isOutside(path) && !ignores(path));
  const { readBlobs } = await import("../git/blobs.js");
  return pairBlobs(project, files, readBlobs(place, files.map(({ oid }) => oid), input.settings.maxFileSize));
}

function* pairBlobs(project: Project, files: readonly { readonly path: string }[], blobs: Iterable<Blob>): Generator<Source> {
  const remaining = files[Symbol.iterator]();
  for (const blob of blobs) {
    const file = remaining.next().value;
    if (file === undefined) return;
    yield { path: file.path, file: join(project.root, file.path), explicit: false, reading: blob.kind === "bytes" ? decodeText(blob.bytes) : blob };
  }
}
