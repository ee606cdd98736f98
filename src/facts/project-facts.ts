import { join } from "node:path";
import { readTagFile } from "../formats/tag-file/read.js";
import { readRepositoryState } from "../git/repository-state.js";
import { recordOf } from "../model/entry-record.js";
import type { EntryRecord, PastEntry, TagFileFacts } from "../model/facts.js";
import type { TagEntry } from "../model/tag-entry.js";
import { pathFromTop, pathInProject } from "../project/project.js";
import { findBaseRevisions } from "./base-revision.js";
import { loadHistory } from "./load-history.js";
import { literalPathspec, pathspecsFor } from "./pathspecs.js";
import type { ProjectSearch, ProjectText } from "./project-files.js";
import { readCommitFiles, readFolderFiles, readIndexFiles, readWorkTreeFiles } from "./project-files.js";
import type { FactsRequest } from "./request.js";

/** What is known of the project's own tag files. */
export interface ProjectFacts {
  readonly tagFiles: readonly TagFileFacts[];
  readonly past: readonly PastEntry[];
  /** Whether the repository is a shallow clone, so that `past` ends early. */
  readonly isShallow: boolean;
}

/** @throws UserError when git refuses, or for a revision that does not exist. */
export function loadProjectFacts(request: FactsRequest): ProjectFacts {
  const { project, settings, place, change, also = [] } = request;
  const { globs, matchesPath } = settings.tagging;
  if (globs.length === 0 && also.length === 0) return { tagFiles: [], past: [], isShallow: false };
  const matches = (path: string): boolean => also.includes(path) || matchesPath(path);
  const { maxFileSize } = settings;
  if (project.workTree === undefined) {
    const files = readFolderFiles({ project, matchesPath: matches, maxFileSize }, request.walk);
    return { tagFiles: factsOf(withOpen(files, request), undefined, request), past: [], isShallow: false };
  }

  const folder = pathFromTop(project, "");
  const pathspecs = [...(globs.length === 0 ? [] : pathspecsFor(globs, folder)), ...also.map((path) => literalPathspec(pathFromTop(project, path)))];
  const search: ProjectSearch = { project, place, pathspecs, matchesPath: matches, maxFileSize };
  const files = withOpen(change.kind === "staged" ? readIndexFiles(search) : readWorkTreeFiles(search), request);
  const state = readRepositoryState(place);
  const { base, published } = findBaseRevisions(place, state.head, change);
  if (base === undefined || published === undefined) return { tagFiles: factsOf(files, [], request), past: [], isShallow: state.isShallow };
  const top = project.workTree;
  const history = loadHistory({
    place,
    gitFolder: state.gitFolder,
    tip: published,
    pathspecs,
    matches: (path) => matches(pathInProject(project, join(top, path))),
    key: JSON.stringify([folder, globs, also]),
    isShallow: state.isShallow,
    maxFileSize,
    parse: (text) => recordsIn(text, request),
  });
  const paths = new Set([...history.files.map(({ path }) => path), ...files.map(({ path }) => pathFromTop(project, path))]);
  return { tagFiles: factsOf(files, readCommitFiles(search, base, [...paths]), request), past: history.past, isShallow: state.isShallow };
}

/** What the entries of a tag file say. */
export const recordsIn = (text: string, request: FactsRequest): readonly EntryRecord[] => entriesIn(text, request).flatMap((entry) => recordOf(entry) ?? []);

const entriesIn = (text: string, { loadYaml }: FactsRequest): readonly TagEntry[] => readTagFile(text, { loadYaml }).entries;

/** By path, so that choices come in the same order everywhere. */
function withOpen(files: readonly ProjectText[], { open }: FactsRequest): readonly ProjectText[] {
  return files.map((file) => ({ ...file, text: open?.get(file.path) ?? file.text })).sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** A file that the base does not have may have been renamed, or split off from one that it has. */
function factsOf(files: readonly ProjectText[], base: readonly ProjectText[] | undefined, request: FactsRequest): readonly TagFileFacts[] {
  const before = base?.map(({ path, text }) => ({ path, entries: entriesIn(text, request) }));
  return files.map(({ path, text }) => {
    const own = before?.find((file) => file.path === path);
    return { path, entries: entriesIn(text, request), base: own?.entries ?? before?.flatMap(({ entries }) => entries) };
  });
}
