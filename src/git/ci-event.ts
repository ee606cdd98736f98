import { readFileSync } from "node:fs";

/** What GitHub wrote about the event that a run is for; nothing where there is nothing to read. */
export function readCiEvent(path: string | undefined): unknown {
  if (!path) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch {
    return undefined;
  }
}
