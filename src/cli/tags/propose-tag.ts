import { basename, resolve } from "node:path";
import { COMMENT_HEAD } from "../../formats/tag-file/bump-entry.js";
import { describeCommit } from "../../git/describe.js";
import { placeElsewhere } from "../../git/repository-state.js";
import type { TagSettings } from "../../model/tag-settings.js";
import { UserError } from "../../model/user-error.js";
import type { Io } from "../io.js";

/** A clone, and the commit in it that an image was built from. A SHA, so that a folder's name may have an `@`. */
const WITH_COMMIT = /^(.+)@([0-9a-f]{7,64})$/i;

/**
 * The tag that the proposal for tag management would give: `stx.<release>-<what git describe says of the upstream commit>`.
 * @param upstream `CLONE` or `CLONE@SHA`
 * @throws UserError without a current release, and where git has nothing to say.
 */
export function proposeTag(upstream: string, { currentRelease }: TagSettings, io: Io): { readonly tag: string; readonly comment: string } {
  if (currentRelease === undefined) throw new UserError("--upstream needs the key currentRelease in .taglint.yaml, because the tag begins with the release", "set it, or give --tag");
  const [, clone = upstream, revision] = WITH_COMMIT.exec(upstream) ?? [];
  const folder = resolve(io.cwd, clone);
  const { name, commit, origin } = describeCommit(placeElsewhere(folder, io.env), revision);
  const version = name.slice(name.lastIndexOf("/") + 1).replace(/^(?=\d)/, "v");
  return { tag: `stx.${currentRelease}-${version}`, comment: `${COMMENT_HEAD} --tags ${commit.slice(0, 12)}' in a clone of ${origin ?? basename(folder)}` };
}
