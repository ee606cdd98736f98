import type { CodeActionKind, Range } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Abilities } from "../abilities.js";
import type { Host } from "../host.js";

/** For what, and for whom, actions are listed. */
export interface CodeActionContext {
  readonly range: Range;
  /** The kinds that the client asks for; all of them, unless it says. */
  readonly only: readonly CodeActionKind[] | undefined;
  readonly host: Host;
  readonly abilities: Abilities;
  /** The document of a file that is open. */
  readonly openDocument: (file: string) => TextDocument | undefined;
}

/** Whether actions of a kind are asked for: kinds are a tree, `source.fixAll` takes `source.fixAll.taglint`. */
export function isAsked(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}
