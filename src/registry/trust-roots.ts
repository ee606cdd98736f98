import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { UserError } from "../model/user-error.js";
import type { Environment } from "./proxy-choice.js";

/**
 * The certificates to trust when `caFile` adds some: Node's own, those of NODE_EXTRA_CA_CERTS (which Node leaves out once it is given
 * a list), and the file's. `undefined` leaves it to Node.
 * @throws UserError when the file cannot be read or holds no certificate.
 */
export function trustRoots(caFile: string | undefined, env: Environment): readonly string[] | undefined {
  if (caFile === undefined) return undefined;
  const text = read(caFile);
  if (text === undefined) throw new UserError(`${JSON.stringify(caFile)} cannot be read`, "name a file of PEM certificates with --ca-file");
  if (!text.includes("-----BEGIN CERTIFICATE-----")) throw new UserError(`${JSON.stringify(caFile)} holds no certificate`, "name a file of PEM certificates with --ca-file");
  const extra = env.NODE_EXTRA_CA_CERTS === undefined ? undefined : read(env.NODE_EXTRA_CA_CERTS);
  return [...rootCertificates, ...(extra === undefined ? [] : [extra]), text];
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
