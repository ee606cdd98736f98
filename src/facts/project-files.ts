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

/** A file and what reading it gave. */
export interface ProjectFile {
  readonly path: string;
  readonly reading: Reading;
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

/** Files as the work tree has them, tracked or new. */
export function readWorkTreeFiles({ project, place, pathspecs, matchesPath, maxFileSize }: ProjectSearch): readonly ProjectFile[] {
  const top = project.workTree ?? project.root;
  const names = splitNames(runGit(place, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name", "--", ...pathspecs]));
  const read = createReader(maxFileSize);
  return names.flatMap(({ text }) => {
    const file = join(top, text);
    const path = pathInProject(project, file);
    return matchesPath(path) ? [{ path, reading: read({ file, follow: false }) }] : [];
  });
}

/** Files outside of a repository. */
export function readFolderFiles({ project, matchesPath, maxFileSize }: Omit<ProjectSearch, "place" | "pathspecs">, walk: FolderWalker): readonly ProjectFile[] {
  const read = createReader(maxFileSize);
  return walk(project.root, () => undefined).flatMap(({ text: path }) => (matchesPath(path) ? [{ path, reading: read({ file: join(project.root, path), follow: false }) }] : []));
}

/** Files as the next commit will have them. */
export function readIndexFiles({ project, place, pathspecs, matchesPath, maxFileSize }: ProjectSearch): readonly ProjectFile[] {
  const top = project.workTree ?? project.root;
  const files = listIndexFiles(place, pathspecs).map(({ path, oid }) => ({ path: pathInProject(project, join(top, path)), oid })).filter(({ path }) => matchesPath(path));
  const readings: ProjectFile[] = [];
  let index = 0;
  for (const blob of readBlobs(place, files.map(({ oid }) => oid), maxFileSize)) {
    const path = files[index++]?.path ?? "";
    readings.push({ path, reading: blob.kind === "bytes" ? decodeText(blob.bytes) : blob });
  }
  return readings;
}

/** Files as a commit has them, of those that have one of these paths from the top of the work tree. */
export function readCommitFiles({ project, place, matchesPath, maxFileSize }: ProjectSearch, commit: string, paths: readonly string[]): readonly ProjectText[] {
  const top = project.workTree ?? project.root;
  return Array.from(readCommitBlobs(place, commit, paths, maxFileSize)).flatMap(([name, bytes]) => {
    const path = pathInProject(project, join(top, name));
    const reading = decodeText(bytes);
    return matchesPath(path) && reading.kind === "text" ? [{ path, text: reading.text }] : [];
  });
}
