import { existsSync } from "node:fs";
import { realPathOf } from "../project/real-path.js";
import type { DocumentPlace } from "./document-place.js";
import { pathOfUri, placeDocument } from "./document-place.js";
import type { Host } from "./host.js";
import type { TellFiles } from "./project-state.js";
import { ProjectState } from "./project-state.js";

/** The folders that the editor shows, and the projects of the documents in them. */
export class Workspace {
  /** Counts what can change diagnostics beside a document's own text. */
  generation = 0;
  readonly #host: Host;
  #folders: readonly string[] = [];
  readonly #projects = new Map<string, Promise<ProjectState>>();
  /** What was known of a project before it changed. */
  readonly #former = new Map<string, ProjectState>();

  /** The files that projects are read from. */
  readonly #sources = new Set<string>();
  #tell: TellFiles = () => undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Hears which files a project is read from, whenever one is read. */
  onRead(tell: TellFiles): void {
    this.#tell = tell;
    tell([...this.#sources]);
  }

  /** Whether a project is read from a file. */
  isSource(file: string): boolean {
    return this.#sources.has(file);
  }

  readonly #tellFiles: TellFiles = (files) => {
    const more = files.filter((file) => !this.#sources.has(file));
    for (const file of more) this.#sources.add(file);
    if (more.length > 0) this.#tell(more);
  };

  setFolders(uris: readonly string[]): void {
    this.#folders = uris.flatMap((uri) => pathOfUri(uri) ?? []).map(realPathOf);
    this.refresh();
  }

  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.flatMap((uri) => pathOfUri(uri) ?? []).map(realPathOf));
    const more = added.flatMap((uri) => pathOfUri(uri) ?? []).map(realPathOf);
    this.#folders = [...new Set([...this.#folders.filter((folder) => !gone.has(folder)), ...more])];
    this.refresh();
  }

  /** Where a document belongs; `undefined` for one that is no file. */
  placeOf(document: { readonly uri: string; readonly languageId: string }): DocumentPlace | undefined {
    return placeDocument(document, this.#folders, this.#host.cwd);
  }

  /** The project around a working directory, read when it is first asked for. */
  projectIn(cwd: string): Promise<ProjectState> {
    const known = this.#projects.get(cwd);
    if (known !== undefined) return known;
    const loading = ProjectState.load(this.#host, cwd, this.#tellFiles, this.#former.get(cwd)).then((state) => {
      this.#former.set(cwd, state);
      this.#tellFiles(this.#host.filesOf(cwd));
      return state;
    });
    this.#projects.set(cwd, loading);
    return loading;
  }

  /** The configuration that holds in a working directory, be it right or wrong; absolute. */
  configIn(cwd: string): string | undefined {
    return this.#host.configPlaces(cwd).find((file) => existsSync(file));
  }

  /** Forgets what was read of the projects: something on the disk has changed. */
  refresh(): void {
    this.generation++;
    this.#projects.clear();
  }
}
