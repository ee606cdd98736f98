import { credentialKey } from "./credential.js";
import type { Credential } from "./credential.js";
import { parseObject } from "./error-body.js";
import { RegistryFailure } from "./registry-failure.js";

/** What a credential file (Docker's `config.json`, podman's `auth.json`) says of one host. */
export interface FileEntry {
  /** Helpers to ask, the first that knows the host wins; with the key that names them. */
  readonly helpers: readonly { readonly name: string; readonly key: "credHelpers" | "credsStore" }[];
  readonly credential: Credential | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Looks a host up in a credential file's text.
 * @param source how messages call the file
 * @throws RegistryFailure of kind `auth` when the file, or the host's entry, is not of its form: to go on without would be to be somebody else.
 */
export function readCredentialFile(text: string, host: string, source: string): FileEntry {
  const file = text.trim() === "" ? {} : parseObject(Buffer.from(text, "utf8"));
  if (file === undefined) throw new RegistryFailure("auth", `${source} is no JSON object, so nothing tells which credentials ${host} wants; mend it`);
  const key = credentialKey(host);
  const helper = entryOf(file.credHelpers, key);
  const helpers = [
    ...(typeof helper === "string" && helper !== "" ? [{ name: helper, key: "credHelpers" } as const] : []),
    ...(typeof file.credsStore === "string" && file.credsStore !== "" ? [{ name: file.credsStore, key: "credsStore" } as const] : []),
  ];
  return { helpers, credential: readEntry(entryOf(file.auths, key), key, `${source} (auths)`) };
}

/** The value whose key means the host: the key that is the host itself, before those with a scheme or a path. */
function entryOf(table: unknown, key: string): unknown {
  if (typeof table !== "object" || table === null) return undefined;
  const entries = Object.entries(table).filter(([name]) => credentialKey(name) === key);
  return (entries.find(([name]) => name.toLowerCase() === key) ?? entries[0])?.[1];
}

function readEntry(entry: unknown, key: string, source: string): Credential | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { identitytoken, auth, username, password } = entry as Fields;
  if (typeof identitytoken === "string" && identitytoken !== "") return { kind: "identity-token", token: identitytoken, source };
  if (typeof auth === "string" && auth !== "") return { kind: "password", ...decodeAuth(auth, key, source), source };
  if (typeof username === "string" && typeof password === "string" && username !== "") return { kind: "password", username, password, source };
  return undefined;
}

/** `auth` is user and password, with a colon between, in base64; Docker has written NULs behind. */
function decodeAuth(auth: string, key: string, source: string): { readonly username: string; readonly password: string } {
  const decoded = /^[\w+/-]+=*\s*$/.test(auth) ? Buffer.from(auth, "base64").toString("utf8").replace(/\0+$/, "") : "";
  const colon = decoded.indexOf(":");
  if (colon < 1) throw new RegistryFailure("auth", `${source} has an entry for ${key} whose "auth" is not user:password in base64; log in again`);
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
