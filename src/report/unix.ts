import { printable } from "./printable.js";
import type { Reporter } from "./reporter.js";
import { findingsToShow } from "./reporter.js";

/** `path:line:col: severity rule message`, one line for each finding. */
export const unix: Reporter = (result, { pathOf, quiet }) =>
  findingsToShow(result, quiet)
    .map(({ finding: { path, location, severity, rule, message } }) => {
      const { line, column } = location.start;
      return `${printable(pathOf(path))}:${line}:${column}: ${severity} ${rule} ${printable(message)}\n`;
    })
    .join("");
