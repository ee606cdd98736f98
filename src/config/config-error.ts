import type { Problem } from "../model/document.js";
import { LineMap } from "../model/line-map.js";
import { UserError } from "../model/user-error.js";

/** More problems than this help nobody on a screen; `problems` has them all. */
const MOST_SHOWN = 50;

/** Everything that is wrong with a configuration, in the order of its text. */
export class ConfigError extends UserError {
  /** Ranges are in the text without its byte order mark; of a configuration that is an object, all are empty. */
  readonly problems: readonly Problem[];

  /** @param file the configuration's file; without one, messages have no positions, only keys. */
  constructor(problems: readonly Problem[], file?: { readonly path: string; readonly text: string }) {
    const clean = problems.map(({ range, message }) => ({ range, message: withoutControls(message) }));
    const sorted = clean.sort((left, right) => left.range.start - right.range.start);
    super(showProblems(sorted, file));
    this.name = "ConfigError";
    this.problems = sorted;
  }
}

function showProblems(problems: readonly Problem[], file: { readonly path: string; readonly text: string } | undefined): string {
  const lines = new LineMap(file?.text ?? "");
  const shown = problems.slice(0, MOST_SHOWN).map(({ range, message }) => {
    if (file === undefined) return message;
    const { line, column } = lines.positionAt(range.start);
    return `${withoutControls(file.path)}:${line}:${column}: ${message}`;
  });
  const rest = problems.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more problems`].join("\n") : shown.join("\n");
}

/** Control and formatting characters would let a file write to the terminal, or a message pretend to be two. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{fffd}");
}
