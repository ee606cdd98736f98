import { normalizeName } from "../model/reference.js";
import type { Reference } from "../model/reference.js";
import type { RegistryPlace } from "./registry-client.js";

/** Where the Docker Hub's API is; the names by which images and credential files speak of it. */
export const HUB_HOST = "registry-1.docker.io";
const HUB_NAMES: readonly string[] = ["docker.io", "index.docker.io", HUB_HOST];

/** Whether `host` is one of the Docker Hub's names. */
export const isHub = (host: string): boolean => HUB_NAMES.includes(host);

/** The repository that an image's name means; for the Docker Hub that of its API host, with `library/` added where there is no slash. */
export function placeOf(name: Pick<Reference, "registry" | "repository">): RegistryPlace {
  const registry = name.registry !== undefined && isHub(name.registry) ? undefined : name.registry;
  const whole = normalizeName({ registry, repository: name.repository });
  const slash = whole.indexOf("/");
  const host = whole.slice(0, slash).toLowerCase();
  return { host: isHub(host) ? HUB_HOST : host, repository: whole.slice(slash + 1) };
}
