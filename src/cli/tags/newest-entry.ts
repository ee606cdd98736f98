import { nearest } from "../../model/nearest.js";
import { normalizeName, splitName } from "../../model/reference.js";
import type { TagEntry } from "../../model/tag-entry.js";
import { imageOfEntry, textOfEntry } from "../../model/tag-entry.js";
import { UserError } from "../../model/user-error.js";
import type { TagFileText } from "./tag-files.js";

interface Found {
  readonly file: TagFileText;
  readonly entry: TagEntry;
}

/**
 * The newest entry of an image in each file that has one: by the time in its build's tag, of equal ones the last. The image may be
 * called by the end of its name (`rvmc`, `team/rvmc`), if that is one image's alone.
 * @throws UserError where no file has one, or the name is not enough.
 */
export function findNewest(files: readonly TagFileText[], image: string): readonly Found[] {
  const names = new Set(files.flatMap(({ entries }) => entries.flatMap((entry) => imageOfEntry(entry) ?? [])));
  const whole = normalizeName(splitName(image));
  const [name = whole, ...others] = names.has(whole) ? [whole] : [...names].filter((known) => known.endsWith(`/${image}`));
  if (others.length > 0) throw new UserError(`${JSON.stringify(image)} may be ${[name, ...others].join(", or ")}`, "write more of the name");
  const found = files.flatMap((file) => {
    const entry = file.entries.filter((one) => imageOfEntry(one) === name).reduce<TagEntry | undefined>((newest, one) => (newest === undefined || timeOf(one) >= timeOf(newest) ? one : newest), undefined);
    return entry === undefined ? [] : [{ file, entry }];
  });
  if (found.length > 0) return found;
  const near = nearest(whole, names) ?? nearest(image, [...names].map((known) => known.slice(known.lastIndexOf("/") + 1)));
  throw new UserError(`no tag file has an entry of ${JSON.stringify(image)}`, near === undefined ? "taglint tags add writes the first one" : `did you mean ${near}? taglint tags add writes the first entry of an image`);
}

/** The time in a build's tag, which sorts as text; empty where there is none. */
const timeOf = (entry: TagEntry): string => /\d{8}T\d{6}Z/.exec(textOfEntry(entry, "src_build_tag") ?? "")?.[0] ?? "";
