import type { Part } from "../../model/part.js";
import { textOfParts } from "../../model/part.js";
import type { Scope } from "./scope.js";
import type { Statement } from "./statement.js";

/** A FROM and the instructions that follow it. */
export interface Stage {
  /** In lower case, as Docker compares them; `undefined` without `AS`. */
  readonly name: string | undefined;
  readonly from: Statement;
  /** The stage that it stands on, if it is one of this file. */
  readonly base: Stage | undefined;
  readonly body: Statement[];
  readonly scope: Scope;
}

/** In a file with more named stages, which nobody writes, a name with an unknown piece counts as one of them unsearched. */
const MOST_SEARCHED = 1000;

/** Stages by their names, the last of a name first. */
export class StageNames {
  readonly #stages = new Map<string, Stage>();
  #last: Stage | undefined;

  add(stage: Stage): void {
    if (stage.name === undefined) return;
    this.#stages.set(stage.name, stage);
    this.#last = stage;
  }

  /** The stage that a reference means, or may mean when a piece of it is unknown; `undefined`: it is an image. */
  find(parts: readonly Part[]): Stage | undefined {
    const text = textOfParts(parts);
    if (text !== undefined) return this.#stages.get(text.toLowerCase());
    const pieces = parts.map((part) => (part.kind === "unknown" ? "\0" : part.text.toLowerCase())).join("").split("\0");
    if (!pieces.every((piece) => /^[a-z0-9-_.]*$/.test(piece))) return undefined;
    if (this.#stages.size > MOST_SEARCHED) return this.#last;
    return [...this.#stages.values()].findLast((stage) => stage.name !== undefined && hasPieces(stage.name, pieces));
  }
}

/** Whether the text begins with the first piece, ends with the last, and has the others between them in order. */
function hasPieces(text: string, pieces: readonly string[]): boolean {
  const [first = "", ...rest] = pieces;
  const last = rest.pop() ?? "";
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
