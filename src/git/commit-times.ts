import type { GitPlace } from "./run.js";
import { tryGit } from "./run.js";

/** When commits were committed, in seconds since 1970, by full hash; those that the repository lacks are left out. */
export function readCommitTimes(place: GitPlace, hashes: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const outcome = tryGit(place, ["cat-file", "--batch"], { input: `${hashes.join("\n")}\n` });
  if (outcome.kind !== "done") return times;
  const output = outcome.stdout;
  for (let position = 0; position < output.length; ) {
    const lineEnd = output.indexOf(10, position);
    if (lineEnd < 0) break;
    const [hash = "", type, size] = output.toString("latin1", position, lineEnd).split(" ");
    position = lineEnd + 1;
    if (size === undefined) continue;
    const text = output.toString("latin1", position, position + Number(size));
    position += Number(size) + 1;
    const time = type === "commit" ? /^committer .*> (\d+) [-+]\d{4}$/m.exec(text)?.[1] : undefined;
    if (time !== undefined) times.set(hash, Number(time));
  }
  return times;
}
