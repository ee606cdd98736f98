import { printable } from "../model/printable.js";

const LONGEST = 200;

/** A text from a registry as it may be printed: without control characters, one line, at most 200 UTF-16 units. */
export function cleanText(text: string): string {
  const line = printable(text.slice(0, 4 * LONGEST).replace(/\s+/g, " ")).trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** A URL as it may be printed: its query may be a signature, its user a secret. */
export function cleanUrl(url: URL): string {
  return cleanText(`${url.origin}${url.pathname}`);
}
