import { createPublicKey, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

export interface Certificate {
  /** PEM, PKCS #8. */
  readonly key: string;
  /** PEM; signed by its own key, so it is its own authority. */
  readonly cert: string;
}

export interface CertificateOptions {
  readonly hosts: readonly string[];
  /** Default from an hour ago for a day. */
  readonly expired?: boolean;
}

/** A certificate for hosts' names and addresses (IPv4), RSA with SHA-256, written here because neither Node nor a test can count on another tool. */
export function makeCertificate({ hosts, expired = false }: CertificateOptions): Certificate {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const hour = 3_600_000;
  const until = Date.now() + (expired ? -1 : 24) * hour;
  const name = sequence(tagged(0x31, sequence(objectId([2, 5, 4, 3]), tagged(0x0c, Buffer.from("taglint tests")))));
  const algorithm = sequence(objectId([1, 2, 840, 113549, 1, 1, 11]), tagged(0x05, Buffer.alloc(0)));
  const names = sequence(...hosts.map((host) => (/^[\d.]+$/.test(host) ? tagged(0x87, Buffer.from(host.split(".").map(Number))) : tagged(0x82, Buffer.from(host)))));
  const extensions = sequence(
    sequence(objectId([2, 5, 29, 17]), tagged(0x04, names)),
    sequence(objectId([2, 5, 29, 19]), tagged(0x04, sequence(tagged(0x01, Buffer.from([0xff]))))),
  );
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(until - 25 * hour), time(until)),
    name,
    createPublicKey(privateKey).export({ type: "spki", format: "der" }),
    tagged(0xa3, extensions),
  );
  const signature = createSign("sha256").update(body).sign(privateKey);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString("base64").replace(/.{64}/g, "$&\n");
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}

/** DER: a tag, a length, a value. */
function tagged(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const lengths = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengths]), value]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
const time = (milliseconds: number): Buffer => tagged(0x17, Buffer.from(new Date(milliseconds).toISOString().replace(/^\d\d|[-:T]|\.\d+/g, "")));

function objectId([first = 0, second = 0, ...rest]: readonly number[]): Buffer {
  const groups = rest.flatMap((number) => {
    const sevens = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) sevens.unshift((left & 0x7f) | 0x80);
    return sevens;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...groups]));
}
