import { sep } from "node:path";
import type { Connection } from "vscode-languageserver/node";
import { DidChangeWatchedFilesNotification } from "vscode-languageserver/node";
import { realFolderOf } from "../project/real-path.js";
import type { Abilities } from "./abilities.js";
import { tellBug } from "./diagnostics.js";
import { pathOfUri } from "./document-place.js";
import { WatchedFiles } from "./watched-files.js";
import type { Workspace } from "./workspace.js";

/** What can be a configuration, a tag file or a kustomization, and what git writes when another commit is checked out or made. */
const GLOBS = ["**/*.{yaml,yml}", "**/Kustomization", "**/.git/{HEAD,logs/HEAD}"];
/** One that comes may say something of files that none did before. */
const KUSTOMIZATION = /\/(?:kustomization\.ya?ml|Kustomization)$/;
/** Milliseconds. */
const EVERY = 1000;

interface WatchInput {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly abilities: Abilities;
  readonly refresh: () => void;
}

/** Refreshes when a file changes that a project was read from: by the client's word, or by looking where the client does not watch. */
export function watchProjects({ connection, workspace, abilities, refresh }: WatchInput): void {
  const own = new WatchedFiles(refresh, EVERY);
  const isClients = (file: string): boolean => abilities.watchesFiles && workspace.folders.some((folder) => file.startsWith(folder + sep));
  workspace.onRead((files) => { own.add(files.filter((file) => !isClients(file))); });
  if (!abilities.watchesFiles) return;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => workspace.isSource(realFolderOf(pathOfUri(uri) ?? "")) || KUSTOMIZATION.test(uri))) refresh();
  });
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: GLOBS.map((globPattern) => ({ globPattern })) }).catch((error: unknown) => { tellBug(connection, error); });
}
