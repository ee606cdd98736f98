import { isHub } from "./place.js";

/** Who to be for a registry. `source` names where this was found, and may be printed; the rest may not. */
export type Credential =
  | { readonly kind: "password"; readonly username: string; readonly password: string; readonly source: string }
  /** Docker's `identitytoken`: an OAuth2 refresh token. */
  | { readonly kind: "identity-token"; readonly token: string; readonly source: string };

/** By this key credential files and helpers know the Docker Hub. */
const HUB_KEY = "index.docker.io";
/** By this address helpers do. */
export const HUB_SERVER = "https://index.docker.io/v1/";

/** What a host, or a key of a credential file, is compared by: lower case, without scheme and path; the Hub's names are one. */
export function credentialKey(host: string): string {
  const bare = host.toLowerCase().replace(/^https?:\/\//, "").replace(/\/.*$/s, "");
  return isHub(bare) ? HUB_KEY : bare;
}

/** The value of the `Authorization` header for a user and password (RFC 7617). */
export function basicAuthorization({ username, password }: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}
