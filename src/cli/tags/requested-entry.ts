import { normalizeName, parseReference } from "../../model/reference.js";
import type { TagSettings } from "../../model/tag-settings.js";
import { UserError } from "../../model/user-error.js";
import type { NewEntry } from "../../formats/tag-file/new-entry.js";
import type { Arguments } from "../arguments.js";
import type { Io } from "../io.js";
import { proposeTag } from "./propose-tag.js";

/** What a command line asks of an entry. */
export interface RequestedEntry {
  readonly image: string;
  /** Without the name. */
  readonly entry: NewEntry;
}

/**
 * Reads `IMAGE --from BUILD_TAG [--ref URL] (--tag TAG | --upstream CLONE[@SHA])`.
 * @throws UserError for what is missing or contradicts itself, and where no tag can be proposed.
 */
export function readRequest(verb: "add" | "bump", { options, positionals }: Arguments, tagging: TagSettings, io: Io): RequestedEntry {
  const usage = `taglint tags ${verb} IMAGE --from BUILD_TAG --ref URL --tag TAG`;
  const [image, ...others] = positionals;
  if (image === undefined || image === "" || others.length > 0) throw new UserError(`taglint tags ${verb} takes one image`, usage);
  const [from, ref, tag, upstream] = (["from", "ref", "tag", "upstream"] as const).map((name) => options.get(name)?.[0]);
  if (from === undefined) throw new UserError(`taglint tags ${verb} needs --from: the tag of the build that is to be published`, usage);
  if (tag === undefined && upstream === undefined) throw new UserError(`taglint tags ${verb} needs --tag, or --upstream to propose one`, usage);
  if (tag !== undefined && upstream !== undefined) throw new UserError("--tag and --upstream contradict each other", "--upstream proposes a tag where none is given");
  const proposal = upstream === undefined ? { tag, comment: undefined } : proposeTag(upstream, tagging, io);
  const values = { src_build_tag: from, ...(ref !== undefined && { src_ref: ref }), ...(proposal.tag !== undefined && { tag: proposal.tag }) };
  return { image, entry: { values, comment: proposal.comment } };
}

/** An image's name as an entry has it: with its registry. What is no name stays, for the rules to refuse. */
export function nameForEntry(image: string): string {
  const reference = parseReference(image);
  return reference === undefined || reference.tag !== undefined || reference.digest !== undefined ? image : normalizeName(reference);
}
