import type { FailureKind } from "./registry-client.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanText } from "./registry-text.js";

interface Reason {
  readonly kind: FailureKind;
  readonly passing: boolean;
  readonly text: string;
}

/** Codes of Node and undici, and what they mean; the first pattern that matches. */
const REASONS: readonly (readonly [pattern: RegExp, kind: FailureKind, passing: boolean, text: string])[] = [
  [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, "timeout", true, "no connection in time"],
  [/^UND_ERR_HEADERS_TIMEOUT$/, "timeout", true, "no answer in time"],
  [/^UND_ERR_BODY_TIMEOUT$/, "timeout", true, "the answer stopped coming"],
  [/^ENOTFOUND$|^ENODATA$/, "dns", false, "no such host"],
  [/^EAI_/, "dns", true, "the host's name could not be looked up"],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/, "tls", false, "the server does not speak TLS; if it is meant to, --plain-http names it"],
  [/SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|CERT_UNTRUSTED/, "tls", false, "its certificate is not trusted; --ca-file names the authority that signed it"],
  [/ALTNAME_INVALID|UND_ERR_PRX_TLS/, "tls", false, "its certificate is for another host"],
  [/CERT_HAS_EXPIRED/, "tls", false, "its certificate has expired"],
  [/^CERT_|^ERR_TLS|^ERR_SSL|^EPROTO$|_CERT_|CRL/, "tls", false, "TLS failed"],
  [/^HPE_|^HTTPParserError$|^UND_ERR_HEADERS_OVERFLOW$|^UND_ERR_INVALID|^UND_ERR_NOT_SUPPORTED$/, "protocol", false, "the answer is no HTTP that can be read"],
  [/^ECONNREFUSED$/, "network", true, "the connection was refused"],
  [/^ECONNRESET$|^EPIPE$|^UND_ERR_SOCKET$|^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$|^ECONNABORTED$/, "network", true, "the connection broke"],
  [/^E(?:HOST|NET)(?:UNREACH|DOWN)$/, "network", true, "the host cannot be reached"],
];

/** What stopped a request before its answer was whole, as a failure. `what` names the request. */
export function explainNetworkError(error: unknown, what: string): RegistryFailure {
  const { kind, passing, text } = reasonOf(error);
  return new RegistryFailure(kind, `${what}: ${text}`, { passing });
}

function reasonOf(error: unknown): Reason {
  const codes = codesIn(error);
  for (const [pattern, kind, passing, text] of REASONS) {
    if (codes.some((code) => pattern.test(code))) return { kind, passing, text: codes[0] === undefined ? text : `${text} (${codes[0]})` };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/Proxy response|\(407\)/.test(message)) return { kind: "network", passing: false, text: `the proxy refused (${/\d{3}/.exec(message)?.[0] ?? "no status"})` };
  return { kind: "network", passing: true, text: cleanText(message) };
}

/** The codes of an error, its causes, and its parts, where several addresses of a host were tried. */
function codesIn(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  // Not every error of the parser has a code.
  const own = "code" in error && typeof error.code === "string" ? [error.code] : error.name === "HTTPParserError" ? [error.name] : [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [...own, ...parts.flatMap((part) => codesIn(part, depth + 1)), ...codesIn(error.cause, depth + 1)];
}
