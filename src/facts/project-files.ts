import { join } from "node:path";
import { readBlobs, readCommitBlobs } from "../git/blobs.js";
import { splitNames } from "../git/names.js";
import type { GitPlace } from "../git/run.js";
import { runGit } from "../git/run.js";
import { listIndexFiles } from "../git/tree-files.js";
import { decodeText } from "../project/decode.js";
import type { Project } from "../project/project.js";
import { pathInProject } from "../project/project.js";
import type { Reading } from "../project/read-file.js";
import { createReader } from "../project/read-file.js";
import type { FolderWalker } from "../project/walk-folder.js";

/** A file's text, by its path in the project. */
export interface ProjectText {
  readonly path: string;
  readonly text: string;
}

export interface ProjectSearch {
  readonly project: Project;
  readonly place: GitPlace;
  /** Pathspecs may take too many files. */
  readonly pathspecs: readonly string[];
  readonly matchesPath: (path: string) => boolean;
  /** Bytes. */
  readonly maxFileSize: number;
}

/** Files as the work tree has them, tracked or new. Those that cannot be read are left out: the check itself tells of them. */
export function readWorkTreeFiles({ project, place, pathspecs, matchesPath, maxFileSize }: ProjectSearch): readonly ProjectText[] {
  const top = project.workTree ?? project.root;
  const names = splitNames(runGit(place, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name", "--", ...pathspecs]));
  const read = createReader(maxFileSize);
  return names.flatMap(({ text }) => {
    const file = join(top, text);
    const path = pathInProject(project, file);
    return matchesPath(path) ? textIn(path, read({ file, follow: false })) : [];
  });
}

/** Files outside of a repository. */
export function readFolderFiles({ project, matchesPath, maxFileSize }: Omit<ProjectSearch, "place" | "pathspecs">, walk: FolderWalker): readonly ProjectText[] {
  const read = createReader(maxFileSize);
  return walk(project.root, () => undefined).flatMap(({ text: path }) => (matchesPath(path) ? textIn(path, read({ file: join(project.root, path), follow: false })) : []));
}

/** Files as the next commit will have them. */
export function readIndexFiles({ project, place, pathspecs, matchesPath, maxFileSize }: ProjectSearch): readonly ProjectText[] {
  const top = project.workTree ?? project.root;
  const files = listIndexFiles(place, pathspecs).map(({ path, oid }) => ({ path: pathInProject(project, join(top, path)), oid })).filter(({ path }) => matchesPath(path));
  const texts: ProjectText[] = [];
  let index = 0;
  for (const blob of readBlobs(place, files.map(({ oid }) => oid), maxFileSize)) {
    const path = files[index++]?.path ?? "";
    texts.push(...textIn(path, blob.kind === "bytes" ? decodeText(blob.bytes) : blob));
  }
  return texts;
}

/** Files as a commit has them, of those that have one of these paths from the top of the work tree. */
export function readCommitFiles({ project, place, matchesPath, maxFileSize }: ProjectSearch, commit: string, paths: readonly string[]): readonly ProjectText[] {
  const top = project.workTree ?? project.root;
  return Array.from(readCommitBlobs(place, commit, paths, maxFileSize)).flatMap(([name, bytes]) => {
    const path = pathInProject(project, join(top, name));
    return matchesPath(path) ? textIn(path, decodeText(bytes)) : [];
  });
}

const textIn = (path: string, reading: Reading): readonly ProjectText[] => (reading.kind === "text" ? [{ path, text: reading.text }] : []);
