import type { Reference } from "../../model/reference.js";
import { parseReference } from "../../model/reference.js";
import { UserError } from "../../model/user-error.js";
import { isKnownDigest } from "../../registry/digest.js";
import { isResolved, resolveImage } from "../../retag/resolve-image.js";
import type { ResolvedImage, ResolveFormat } from "../../retag/show-resolution.js";
import { checkVariables, RESOLVE_FORMATS, showResolutions } from "../../retag/show-resolution.js";
import type { Arguments } from "../arguments.js";
import { notOneOf } from "../check-options.js";
import { loadSettings } from "../load-settings.js";
import { tell } from "../messages.js";
import { openRegistry } from "../registry-options.js";
import { readResolveOptions } from "../resolve-options.js";
import type { Command } from "../verbs.js";

/** `taglint resolve IMAGE…`: 0 all resolved, 1 an image has no tag for good, 3 a registry gave no answer. Standard output is for scripts. */
export const resolve: Command = async (args, io) => {
  if (args.positionals.length === 0) throw new UserError("taglint resolve needs an image", "taglint resolve cyberdojo/runner:latest");
  const images = args.positionals.map((text) => ({ text, reference: readImage(text) }));
  const options = readResolveOptions(args);
  const format = readFormat(args);
  const names = images.map(({ reference }) => nameOf(reference));
  if (format === "env") checkVariables(names);
  const { settings } = await loadSettings(args, io);
  const { client, close } = openRegistry(args, settings, io);
  try {
    const resolutions = await Promise.all(images.map(({ reference }) => resolveImage(reference, client, options)));
    for (const [index, { state, kind, message }] of resolutions.entries()) {
      if (message !== undefined) tell(io, `${images[index]?.text ?? ""} is ${kind ?? state}: ${message}`);
    }
    io.stdout.write(showResolutions(resolutions.map((resolution, index): ResolvedImage => ({ name: names[index] ?? "", resolution })), format));
    const open = resolutions.filter((resolution) => !isResolved(resolution));
    if (open.length === 0) return 0;
    return open.some(({ state }) => state !== "failed") ? 1 : 3;
  } finally {
    await close();
  }
};

function readImage(text: string): Reference {
  const reference = parseReference(text);
  if (reference?.digest !== undefined && !isKnownDigest(reference.digest)) throw new UserError(`${JSON.stringify(text)} has a digest that taglint cannot check`, "name the image by a digest of sha256, sha384 or sha512, or by its tag");
  if (reference === undefined) throw new UserError(`${JSON.stringify(text)} is no image reference`, "write [registry/]repository[:tag][@digest]");
  return reference;
}

const nameOf = ({ registry, repository }: Reference): string => (registry === undefined ? repository : `${registry}/${repository}`);

function readFormat({ options }: Arguments): ResolveFormat {
  const [value = "ref", another] = options.get("format") ?? [];
  if (another !== undefined) throw new UserError("--format is given twice");
  const format = RESOLVE_FORMATS.find((known) => known === value);
  if (format === undefined) throw notOneOf("format", value, RESOLVE_FORMATS);
  return format;
}
