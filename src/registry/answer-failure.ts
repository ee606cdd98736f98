import { describeErrors } from "./error-body.js";
import type { FailureKind } from "./registry-client.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanUrl } from "./registry-text.js";
import { parseRetryAfter } from "./retry-after.js";
import type { HttpAnswer } from "./transport.js";

const KINDS: Readonly<Record<number, FailureKind>> = { 401: "auth", 403: "denied", 404: "unclear-404", 407: "network", 408: "timeout", 429: "rate-limited" };

/** Whether the same request may fare better in a moment: 408, 429, and 5xx but for what the server says it cannot do. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/** What an answer other than the one hoped for comes to. */
export function failureOf(answer: HttpAnswer, method: string, now: number): RegistryFailure {
  const { status, headers, bytes, url } = answer;
  const kind = KINDS[status] ?? (status >= 400 ? "registry-error" : "protocol");
  const retryAfter = isPassing(status) ? parseRetryAfter(headers["retry-after"], now) : undefined;
  const details = { passing: isPassing(status), ...(retryAfter === undefined ? {} : { retryAfter }) };
  const unclear = kind === "unclear-404" ? ", without saying that it is not there" : "";
  return new RegistryFailure(kind, `${method} ${cleanUrl(url)}: ${status}${describeErrors(bytes)}${unclear}`, details);
}
