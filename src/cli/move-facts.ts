import type { ChangeChoice } from "../facts/base-revision.js";
import type { Facts } from "../model/facts.js";
import { createFolderWalker } from "../project/walk-folder.js";
import type { Io } from "./io.js";
import type { Setup } from "./load-settings.js";
import { tell } from "./messages.js";

/**
 * What tells managed tags from others, if a requirement asks which references moved to one.
 * @throws UserError when git refuses, and in CI for what is missing.
 */
export async function loadMoveFacts(setup: Pick<Setup, "project" | "settings">, io: Io, change: ChangeChoice): Promise<Facts | undefined> {
  const { project, settings } = setup;
  if (settings.commits.require.every(({ moves }) => moves !== "managed")) return undefined;
  const { loadFacts } = await import("../facts/load-facts.js");
  const place = { cwd: io.cwd, env: io.env };
  const { facts, notes } = loadFacts({ project, settings, place, needs: new Set(["tags"]), change, walk: createFolderWalker(io.packages.fastGlob), loadYaml: io.packages.yaml }, io.now().getTime());
  for (const note of notes) tell(io, note);
  return facts;
}
