import { statSync } from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
import { readBlobs } from "../git/blobs.js";
import { listIndexFiles } from "../git/index-files.js";
import { listFiles } from "../git/listing.js";
import type { GitPlace } from "../git/run.js";
import type { SourceFile } from "../model/document.js";
import { isUserError } from "../model/user-error.js";
import { decodeText } from "./decode.js";
import type { Project } from "./project.js";
import { pathIn } from "./project.js";
import type { Reading } from "./read-file.js";
import { createReader } from "./read-file.js";
import type { FolderWalker } from "./walk-folder.js";

/** The names that Kustomize looks for in a folder. */
const NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
const PATTERNS = NAMES.map((name) => `:(top,glob)**/${name}`);
const IS_NAMED = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** Longer ones, in bytes, were written by no hand. */
const LONGEST = 1_000_000;

export interface KustomizationSearch {
  readonly project: Project;
  readonly env: GitPlace["env"];
  /** Whether the index's content counts, not the work tree's. */
  readonly staged: boolean;
  /** Files and folders to look in, and beside, where no repository says what belongs together; as the user wrote them. */
  readonly places: readonly string[];
  readonly walk: FolderWalker;
}

/** Kustomizations with paths relative to the folder that `root`, the project's, is given in. */
export interface FoundKustomizations {
  readonly files: readonly SourceFile[];
  readonly root: string;
}

/** Reads all kustomizations of a project; those that cannot be read are as good as absent. */
export function readKustomizationFiles(search: KustomizationSearch): FoundKustomizations {
  const { project, env, staged } = search;
  const { workTree } = project;
  if (workTree === undefined) return readAround(search);
  const root = pathIn(workTree, project.root);
  try {
    // Not in the top folder: a hook's GIT_INDEX_FILE may be relative to where the hook runs.
    if (staged) return { files: readStaged({ cwd: project.cwd, env }), root };
    return { files: readFiles(workTree, listFiles({ cwd: workTree, env }, PATTERNS).map(({ text }) => join(workTree, text))), root };
  } catch (error) {
    // No git, or one that refuses: whoever names files needs none.
    if (isUserError(error)) return readAround(search);
    throw error;
  }
}

function readStaged(place: GitPlace): readonly SourceFile[] {
  const files = listIndexFiles(place, PATTERNS);
  const blobs = readBlobs(place, files.map(({ oid }) => oid), LONGEST);
  return Array.from(blobs, (blob, index) => (blob.kind === "bytes" ? sourceOf(files[index]?.path ?? "", decodeText(blob.bytes)) : [])).flat();
}

/** Outside of a repository: relative to the root of the file system, since nothing says where a project ends. */
function readAround({ project, places, walk }: KustomizationSearch): FoundKustomizations {
  const around = places.length === 0 ? [project.cwd] : places.map((place) => resolve(project.cwd, place));
  const files = around.flatMap((place) => (isFolder(place) ? findBelow(place, walk) : NAMES.map((name) => join(dirname(place), name))));
  const top = parse(project.root).root;
  return { files: readFiles(top, [...new Set(files)]), root: pathIn(top, project.root) };
}

function readFiles(folder: string, files: readonly string[]): readonly SourceFile[] {
  const read = createReader(LONGEST);
  return files.flatMap((file) => sourceOf(pathIn(folder, file), read({ file, follow: false })));
}

const sourceOf = (path: string, reading: Reading): readonly SourceFile[] => (reading.kind === "text" ? [{ path, text: reading.text }] : []);

const findBelow = (folder: string, walk: FolderWalker): readonly string[] =>
  walk(folder, () => undefined).flatMap(({ text }) => (IS_NAMED.test(text) ? [join(folder, text)] : []));

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
