import { pathFromCwd } from "../project/project.js";
import type { GatherInput, Source } from "./gather.js";
import type { Io } from "./io.js";
import { tell } from "./messages.js";

/** The worst that became of a file: all were read, or are not there; some were left out, as is their due; some could not be read. */
export type Unread = "none" | "left-out" | "failed";

/** One line, however many there are: a shell's `*` names everything. */
export function tellUnknown(paths: readonly string[], io: Io): void {
  const shown = paths.slice(0, 3).map((path) => JSON.stringify(path));
  const more = paths.length - shown.length;
  const names = more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
  const are = paths.length === 1 ? "is no file of a known format, so nothing was checked" : "are no files of a known format, so they were not checked";
  tell(io, `${names} ${are}; \`formats\` in .taglint.yaml can name one`);
}

/** Says why a file was not checked, if that is worth a line. */
export function explainUnread({ path, explicit, reading }: Source, { project, settings, io }: GatherInput): Unread {
  const shown = JSON.stringify(pathFromCwd(project, path));
  switch (reading.kind) {
    case "too-large":
      tell(io, `${shown} is not checked: it has ${reading.size} bytes, more than maxFileSize allows (${settings.maxFileSize})`);
      return "left-out";
    case "unreadable":
      tell(io, `${shown} cannot be read (${reading.code})`);
      return "failed";
    case "binary":
      if (explicit) tell(io, `${shown} is not checked: it is a binary file`);
      return "left-out";
    case "absent":
      // Of a name that is not UTF-8 a library outside of git may have kept no bytes to open the file by.
      if (!path.includes("\uFFFD")) return "none";
      tell(io, `${shown} is not checked: its name is not UTF-8`);
      return "left-out";
    default:
      return "none";
  }
}
