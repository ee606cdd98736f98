/**
 * An image reference by the grammar of distribution/reference: `[host[:port]/]path[:tag][@digest]`.
 * Fields hold what was written; the defaults (docker.io, library/) are added by {@link normalizeName}.
 */
export interface Reference {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export type ReferenceComponent = keyof Reference;

const HOST_LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
/** A host with or without a port, as a regular expression. */
export const REGISTRY_HOST = `(?:${HOST_LABEL}(?:\\.${HOST_LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const PATH_PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
/** A repository, as a regular expression. */
export const NAME_PATH = `${PATH_PART}(?:/${PATH_PART})*`;

const REGISTRY_PATTERN = new RegExp(`^${REGISTRY_HOST}$`);
const REPOSITORY_PATTERN = new RegExp(`^${NAME_PATH}$`);
const TAG_PATTERN = /^\w[\w.-]{0,127}$/;
const DIGEST_PATTERN = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const KNOWN_DIGESTS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
/** distribution/reference refuses longer names (`ErrNameTooLong`). */
export const LONGEST_NAME = 255;

/** 64 hex digits alone are an image's id, which no name may look like (ParseNormalizedNamed refuses them). */
export const IMAGE_ID = /^[a-f0-9]{64}$/;

export const isRegistry = (text: string): boolean => REGISTRY_PATTERN.test(text);
export const isRepository = (text: string): boolean => REPOSITORY_PATTERN.test(text);
export const isTag = (text: string): boolean => TAG_PATTERN.test(text);

/** Whether `text` is `<algorithm>:<hex>`; the algorithms that OCI registers must have their own length, in lower case. */
export function isDigest(text: string): boolean {
  if (!DIGEST_PATTERN.test(text)) return false;
  const colon = text.indexOf(":");
  const length = KNOWN_DIGESTS[text.slice(0, colon)];
  const hex = text.slice(colon + 1);
  return length === undefined || (hex.length === length && hex === hex.toLowerCase());
}

/** Whether the first part of a name is a host (`splitDockerDomain`): it has a dot, a colon, an upper-case letter, or is `localhost`. */
export function looksLikeHost(firstPart: string): boolean {
  return /[.:]/.test(firstPart) || firstPart === "localhost" || firstPart !== firstPart.toLowerCase();
}

/** Reads a whole reference; `undefined` when the text is none (also for 64 hex digits alone, which are an image id). */
export function parseReference(text: string): Reference | undefined {
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) return undefined;

  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !isTag(tag)) return undefined;

  const name = hasTag ? named.slice(0, colon) : named;
  if (name.length > LONGEST_NAME) return undefined;
  const { registry, repository } = splitName(name);
  if (registry !== undefined && !isRegistry(registry)) return undefined;
  if (!isRepository(repository)) return undefined;
  if (IMAGE_ID.test(text)) return undefined;
  return { registry, repository, tag, digest };
}

/** Parts a name (no tag, no digest) at the slash behind its host, if it has one. */
export function splitName(name: string): Pick<Reference, "registry" | "repository"> {
  const slash = name.indexOf("/");
  if (slash < 0 || !looksLikeHost(name.slice(0, slash))) return { registry: undefined, repository: name };
  return { registry: name.slice(0, slash), repository: name.slice(slash + 1) };
}

/** The name with Docker's defaults: `nginx` → `docker.io/library/nginx`; `index.docker.io` is `docker.io`. */
export function normalizeName(reference: Pick<Reference, "registry" | "repository">): string {
  const { registry, repository } = reference;
  const host = registry === undefined || registry === "index.docker.io" ? "docker.io" : registry;
  return host === "docker.io" && !repository.includes("/") ? `${host}/library/${repository}` : `${host}/${repository}`;
}

/** The whole reference with Docker's defaults for its name; no tag is added. */
export function formatReference(reference: Reference): string {
  const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${normalizeName(reference)}${tag}${digest}`;
}
