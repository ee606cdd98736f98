import { UserError } from "../model/user-error.js";
import type { ResolveOptions } from "../retag/resolve-image.js";
import type { Arguments } from "./arguments.js";
import { readValueSource } from "./value-source.js";

const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/;

/** Fewer digits of a commit tell hardly anything apart. */
const FEWEST_DIGITS = 4;
const MOST_DIGITS = 64;

/**
 * Understands how an image's tag for good is to be found.
 * @throws UserError for values that are none
 */
export function readResolveOptions(args: Arguments): ResolveOptions {
  const length = args.options.get("length")?.[0] ?? "7";
  const platform = args.options.get("platform")?.[0] ?? "all";
  if (!/^\d{1,2}$/.test(length) || Number(length) < FEWEST_DIGITS || Number(length) > MOST_DIGITS) throw new UserError(`--length takes a number from ${FEWEST_DIGITS} to ${MOST_DIGITS}, not ${JSON.stringify(length)}`);
  if (platform !== "all" && !PLATFORM.test(platform)) throw new UserError(`--platform takes all or os/architecture, not ${JSON.stringify(platform)}`, "--platform linux/amd64");
  return { source: readValueSource(args) ?? { kind: "env", name: "SHA" }, length: Number(length), platform: platform === "all" ? undefined : platform };
}
