import { rememberKeys } from "./remember-keys.js";

/** What a key of a values file says about an image, by its last word. */
export type ImageKeyRole = "registry" | "host" | "org" | "repository" | "image" | "name" | "tag" | "version" | "digest" | "sha";

export interface ImageKey {
  readonly role: ImageKeyRole;
  /** What tells the keys of one image from those of others in the same mapping: `proxy` in `proxy_image_tag`. */
  readonly prefix: string;
  /** Whether the key itself has the word "image". */
  readonly saysImage: boolean;
}

const ROLES: Readonly<Record<string, ImageKeyRole>> = {
  registry: "registry",
  hub: "registry",
  host: "host",
  org: "org",
  organization: "org",
  repository: "repository",
  repo: "repository",
  image: "image",
  name: "name",
  tag: "tag",
  version: "version",
  digest: "digest",
  sha: "sha",
  sha256: "sha",
};

/** Words before the role that add nothing to it: `imageTag`, `dockerTag`, `containerImage`. */
const FILLERS = new Set(["image", "docker", "container"]);

const LONGEST_KEY = 100;

const PULL_POLICY = /^(?:image_?)?pull_?policy$/i;
const SOURCE_CONTROL = /^(?:branch|revision|targetRevision|commit|chart|git|gitUrl|gitRepo)$/;

/** Whether a key stands only beside the keys of an image. */
export const isPullPolicy = (key: string): boolean => PULL_POLICY.test(key);

/** Whether a `tag` beside this key is one of git, a `version` one of a chart. */
export const isSourceControl = (key: string): boolean => SOURCE_CONTROL.test(key);

/**
 * Reads a key of the families `tag`, `imageTag`, `image_tag`, `proxyImageTag`, `proxy_tag`: charts spell them in every way,
 * but always with the role at the end; a `tag_version` is a tag. `undefined` for any other key.
 */
export const readImageKey = rememberKeys((key): ImageKey | undefined => (key.length > LONGEST_KEY ? undefined : readWords(key)));

const ENDS_IN_ROLE = /(?:registry|hub|host|org|organization|repo|repository|image|name|tag|version|digest|sha|sha256)$/i;

function readWords(key: string): ImageKey | undefined {
  if (!ENDS_IN_ROLE.test(key.slice(-12))) return undefined;
  const words = wordsOf(key);
  let role = ROLES[words.pop() ?? ""];
  if (role === undefined) return undefined;
  if (role === "version" && words.at(-1) === "tag") {
    words.pop();
    role = "tag";
  }
  let saysImage = role === "image";
  while (FILLERS.has(words.at(-1) ?? "")) saysImage = words.pop() === "image" || saysImage;
  return { role, prefix: words.join("-"), saysImage };
}

/** Whether a key's value is an image or several: `image`, `sidecarImage`, `images`. */
export const namesImages = rememberKeys((key): boolean => {
  if (key.length > LONGEST_KEY || !/images?$/i.test(key.slice(-6))) return false;
  const last = wordsOf(key).at(-1);
  return last === "image" || last === "images";
});

/** `proxyImage_tag` as `proxy`, `image`, `tag`. */
function wordsOf(key: string): string[] {
  return key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[\s._-]+/);
}
