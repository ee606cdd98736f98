/** A changed file in git's raw format, without renames. */
export interface RawChange {
  /** Relative to the top of the work tree. */
  readonly path: string;
  readonly before: RawSide | undefined;
  readonly after: RawSide | undefined;
}

/** A file on one side of a change. */
export interface RawSide {
  readonly oid: string;
  /** Neither a symbolic link nor a submodule, and with an object to read. */
  readonly isFile: boolean;
}

/** Reads `:mode mode oid oid status` and the path, as `-z` leaves them in two fields. */
export function readRawChange(head: string, path: string): RawChange {
  const [before = "", after = "", oid = "", next = ""] = head.slice(1).split(" ");
  return { path, before: readSide(before, oid), after: readSide(after, next) };
}

function readSide(mode: string, oid: string): RawSide | undefined {
  if (mode === "000000") return undefined;
  return { oid, isFile: (mode === "100644" || mode === "100755") && oid !== "0".repeat(oid.length) };
}
