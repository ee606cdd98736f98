import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../model/user-error.js";
import { decodeText } from "./decode.js";

const NAMES = [".taglint.yaml", ".taglint.yml"];
/** Bytes; far more than anybody writes, far less than what hurts. */
const LIMIT = 1024 * 1024;

/**
 * The absolute path of the configuration that holds for `cwd`: the nearest one from there up to `top`, the repository's root.
 * Outside a repository only `cwd` itself is looked at, so that a stray file in a home folder never takes over.
 * @throws UserError when one folder has two.
 */
export function findConfigFile(cwd: string, top: string | undefined): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const [found, other] = NAMES.filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile());
    if (other !== undefined) throw new UserError(`both ${NAMES.join(" and ")} are in ${JSON.stringify(folder)}`, "keep one of them");
    if (found !== undefined) return join(folder, found);
    if (top === undefined || folder === top || folder === dirname(folder)) return undefined;
  }
}

/** Every path at which a configuration for `cwd` could be, the nearest first; `top` as for `findConfigFile`. */
export function configPlaces(cwd: string, top: string | undefined): readonly string[] {
  const places: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    places.push(...NAMES.map((name) => join(folder, name)));
    if (top === undefined || folder === top || folder === dirname(folder)) return places;
  }
}

/**
 * The text of a configuration file.
 * @throws UserError when it is not there, not readable, or no text.
 */
export function readConfigFile(cwd: string, path: string): string {
  const file = resolve(cwd, path);
  const shown = JSON.stringify(path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new UserError(`there is no configuration file ${shown}`);
  if (!stat.isFile()) throw new UserError(`the configuration ${shown} is not a file`);
  if (stat.size > LIMIT) throw new UserError(`the configuration ${shown} has more than ${LIMIT} bytes`);
  const decoded = decodeText(readBytes(file, shown));
  if (decoded.kind === "binary" || decoded.problem !== undefined) throw new UserError(`the configuration ${shown} is not UTF-8 text`);
  return decoded.text;
}

function readBytes(file: string, shown: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(`the configuration ${shown} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}
