import { statSync } from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
import { readBlobs } from "../git/blobs.js";
import { listIndexFiles } from "../git/index-files.js";
import { listFiles } from "../git/listing.js";
import type { FileName } from "../git/names.js";
import type { GitPlace } from "../git/run.js";
import type { SourceFile } from "../model/document.js";
import type { FileQuery, ProjectFiles } from "../model/project-files.js";
import { isAsked, isNamed } from "../model/project-files.js";
import { isUserError } from "../model/user-error.js";
import { decodeText } from "./decode.js";
import type { Project } from "./project.js";
import { pathIn } from "./project.js";
import type { Reading } from "./read-file.js";
import { createReader } from "./read-file.js";
import type { FolderWalker } from "./walk-folder.js";

/** Longer ones, in bytes, were written by no hand. */
const LONGEST = 1_000_000;

export interface Surroundings {
  readonly project: Project;
  readonly env: GitPlace["env"];
  /** Whether the index's content counts, not the work tree's. */
  readonly staged: boolean;
  /** Files and folders to look in, and beside, where no repository says what belongs together; as the user wrote them. */
  readonly places: readonly string[];
  /** All files of the work tree, relative to it, where they are known already. */
  readonly listed?: readonly FileName[] | undefined;
  readonly walk: FolderWalker;
}

/** The other files of a repository; outside of one, those around what is checked. */
export function openProjectFiles(surroundings: Surroundings): ProjectFiles {
  const { project, env, staged, listed } = surroundings;
  const { workTree } = project;
  if (workTree === undefined) return openSurroundings(surroundings);
  const read = (query: FileQuery): readonly SourceFile[] => {
    // Not in the top folder: a hook's GIT_INDEX_FILE may be relative to where the hook runs.
    if (staged) return readStaged({ cwd: project.cwd, env }, pathspecsOf(query));
    const names = listed?.filter(({ text }) => isAsked(text, query)) ?? listFiles({ cwd: workTree, env }, pathspecsOf(query));
    return readFiles(workTree, names.map(({ text }) => join(workTree, text)));
  };
  return { root: pathIn(workTree, project.root), read: (query) => readUnlessRefused(() => read(query)) };
}

/** Whoever names files needs no git, so that none, or one that refuses, is no error here. */
function readUnlessRefused(read: () => readonly SourceFile[]): readonly SourceFile[] {
  try {
    return read();
  } catch (error) {
    if (isUserError(error)) return [];
    throw error;
  }
}

/** As gitglossary has it under "pathspec"; what a folder's name has of patterns is escaped. */
function pathspecsOf({ below, names }: FileQuery): readonly string[] {
  const folder = below === "" ? "" : `${below.replace(/[\\*?[\]]/g, "\\$&")}/`;
  return (names ?? ["*"]).map((name) => `:(top,glob)${folder}**/${name}`);
}

function readStaged(place: GitPlace, pathspecs: readonly string[]): readonly SourceFile[] {
  const files = listIndexFiles(place, pathspecs);
  const blobs = readBlobs(place, files.map(({ oid }) => oid), LONGEST);
  return Array.from(blobs, (blob, index) => (blob.kind === "bytes" ? sourceOf(files[index]?.path ?? "", decodeText(blob.bytes)) : [])).flat();
}

/** Outside of a repository paths count from the root of the file system, since nothing says where a project ends. */
function openSurroundings({ project, places, walk }: Surroundings): ProjectFiles {
  const top = parse(project.root).root;
  const around = (places.length === 0 ? [project.cwd] : places).map((place) => resolve(project.cwd, place));
  const read = ({ below, names }: FileQuery): readonly SourceFile[] => {
    const files = (below === "" ? around : [join(top, below)]).flatMap((place) => {
      if (!isFolder(place)) return (names ?? []).map((name) => join(dirname(place), name));
      return walk(place, () => undefined).flatMap(({ text }) => (isNamed(text, names) ? [join(place, text)] : []));
    });
    return readFiles(top, [...new Set(files)]);
  };
  return { root: pathIn(top, project.root), read };
}

function readFiles(folder: string, files: readonly string[]): readonly SourceFile[] {
  const read = createReader(LONGEST);
  return files.flatMap((file) => sourceOf(pathIn(folder, file), read({ file, follow: false })));
}

const sourceOf = (path: string, reading: Reading): readonly SourceFile[] => (reading.kind === "text" ? [{ path, text: reading.text }] : []);

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
