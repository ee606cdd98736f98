import { join } from "node:path";
import { readTagFile } from "../formats/tag-file/read.js";
import { readRepositoryState } from "../git/repository-state.js";
import { recordOf } from "../model/entry-record.js";
import type { EntryRecord, PastEntry, TagFileFacts } from "../model/facts.js";
import type { TagEntry } from "../model/tag-entry.js";
import { pathFromCwd, pathFromTop, pathInProject } from "../project/project.js";
import { findBaseRevisions } from "./base-revision.js";
import { loadHistory } from "./load-history.js";
import { literalPathspec, pathspecsFor } from "./pathspecs.js";
import type { ProjectFile, ProjectSearch, ProjectText } from "./project-files.js";
import { readCommitFiles, readFolderFiles, readIndexFiles, readWorkTreeFiles } from "./project-files.js";
import type { FactsRequest } from "./request.js";
import type { FactsProblem } from "./unread-tag-file.js";
import { explainUnread, findMissing } from "./unread-tag-file.js";

/** What is known of the project's own tag files. */
export interface ProjectFacts {
  readonly tagFiles: readonly TagFileFacts[];
  readonly past: readonly PastEntry[];
  /** What is not known of them: files that cannot be read, and history that is not there. */
  readonly problems: readonly FactsProblem[];
}

export const UNSHALLOW = "fetch the whole history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; or git fetch --unshallow)";
const SHALLOW: FactsProblem = { message: "this clone is shallow, so the history of its tag files is not all there", hint: UNSHALLOW };
const NO_HISTORY: FactsProblem = {
  message: "this is no git repository, so what the tag files said before is not known, and rules that go by it judge nothing",
  hint: "run taglint in a clone with the whole history",
};

/** @throws UserError when git refuses, or for a revision that does not exist. */
export function loadProjectFacts(request: FactsRequest): ProjectFacts {
  const { project, settings, place, change, also = [] } = request;
  const { globs, matchesPath } = settings.tagging;
  if (globs.length === 0 && also.length === 0) return { tagFiles: [], past: [], problems: [] };
  const matches = (path: string): boolean => also.includes(path) || matchesPath(path);
  const { maxFileSize } = settings;
  if (project.workTree === undefined) {
    if (globs.length === 0) return { tagFiles: [], past: [], problems: [NO_HISTORY] };
    const files = readFolderFiles({ project, matchesPath: matches, maxFileSize }, request.walk);
    const texts = textsIn(files, request);
    return { tagFiles: factsOf(texts, undefined, request), past: [], problems: [...unreadIn(files, request), ...(texts.length === 0 ? [] : [NO_HISTORY])] };
  }

  const folder = pathFromTop(project, "");
  const pathspecs = [...(globs.length === 0 ? [] : pathspecsFor(globs, folder)), ...also.map((path) => literalPathspec(pathFromTop(project, path)))];
  const search: ProjectSearch = { project, place, pathspecs, matchesPath: matches, maxFileSize };
  const listed = change.kind === "staged" ? readIndexFiles(search) : readWorkTreeFiles(search);
  const files = textsIn(listed, request);
  const state = readRepositoryState(place);
  const problems = [...unreadIn(listed, request), ...(state.isShallow ? [SHALLOW] : [])];
  const { base, published } = findBaseRevisions(place, state.head, change);
  if (base === undefined || published === undefined) return { tagFiles: factsOf(files, [], request), past: [], problems };
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
  return { tagFiles: factsOf(files, readCommitFiles(search, base, [...paths]), request), past: history.past, problems };
}

/** What the entries of a tag file say. */
export const recordsIn = (text: string, request: FactsRequest): readonly EntryRecord[] => entriesIn(text, request).flatMap((entry) => recordOf(entry) ?? []);

const entriesIn = (text: string, { loadYaml }: FactsRequest): readonly TagEntry[] => readTagFile(text, { loadYaml }).entries;

/** By path, so that choices come in the same order everywhere. */
function textsIn(files: readonly ProjectFile[], { open }: FactsRequest): readonly ProjectText[] {
  const texts = files.flatMap(({ path, reading }) => {
    const text = open?.get(path) ?? (reading.kind === "text" ? reading.text : undefined);
    return text === undefined ? [] : [{ path, text }];
  });
  return texts.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Of a file that is open somewhere its text there counts. */
function unreadIn(files: readonly ProjectFile[], { project, settings, open }: FactsRequest): readonly FactsProblem[] {
  const unread = files.flatMap(({ path, reading }) => (open?.has(path) === true ? [] : (explainUnread(pathFromCwd(project, path), reading, settings.maxFileSize) ?? [])));
  return [...unread, ...findMissing(settings.tagging.globs, project.root, files)];
}

/** A file that the base does not have may have been renamed, or split off from one that it has. */
function factsOf(files: readonly ProjectText[], base: readonly ProjectText[] | undefined, request: FactsRequest): readonly TagFileFacts[] {
  const before = base?.map(({ path, text }) => ({ path, entries: entriesIn(text, request) }));
  const all = before?.flatMap(({ entries }) => entries);
  return files.map(({ path, text }) => {
    const own = before?.find((file) => file.path === path);
    return { path, entries: entriesIn(text, request), base: own?.entries ?? all };
  });
}
