import { createLinter } from "../../src/index.js";

/** What the recommended rules say about a text, `line:column message`, as the file at `path` would be checked. */
export function findIn(path: string, text: string): readonly string[] {
  const result = createLinter({ today: "2026-01-01" }).check({ path, text });
  return (result?.findings ?? []).map(({ location, message }) => `${location.start.line}:${location.start.column} ${message}`);
}
