import { connect } from "node:tls";
import { literalKind } from "./address.js";
import { RegistryFailure } from "./registry-failure.js";

/** A server that says nothing to a greeting is no server of TLS. Milliseconds. */
const PATIENCE = 3_000;

/** A host's URL: https, except where the user says otherwise, and on the machine itself, where the server is asked what it speaks. */
export class BaseUrls {
  readonly #found = new Map<string, Promise<URL>>();

  /** @param plainHttp hosts, with their ports, that are spoken to by http */
  constructor(private readonly plainHttp: readonly string[]) {}

  /** @throws RegistryFailure of kind `dns` for what has the form of a host in a reference, and is none: `300.1.1.1`, a port beyond 65535 */
  of(host: string): Promise<URL> {
    const found = this.#found.get(host) ?? this.#find(host);
    this.#found.set(host, found);
    return found;
  }

  async #find(host: string): Promise<URL> {
    if (!URL.canParse(`https://${host}/`)) throw new RegistryFailure("dns", `${host} is no name of a host; mend the image's name`);
    const url = new URL(`https://${host}/`);
    const plain = this.plainHttp.includes(host) || (literalKind(url.hostname) === "loopback" && !(await speaksTls(url)));
    return plain ? new URL(`http://${host}/`) : url;
  }
}

/** Only a greeting, nothing is sent: whether the certificate is to be trusted is asked by the connection that sends something. */
function speaksTls({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, "");
    const socket = connect({ host, port: Number(port || "443"), rejectUnauthorized: false, timeout: PATIENCE });
    const end = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("secureConnect", end(true)).once("error", end(false)).once("timeout", end(false)).once("close", end(false));
  });
}
