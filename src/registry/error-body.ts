import { cleanText } from "./registry-text.js";

/** An entry of the list that the distribution API answers errors with. */
export interface RegistryError {
  readonly code: string;
  readonly message: string;
}

/** The errors that an answer's body tells; empty when it is not of that form. */
export function parseErrors(body: Uint8Array): readonly RegistryError[] {
  const parsed = parseObject(body);
  const errors = Array.isArray(parsed?.errors) ? (parsed.errors as readonly unknown[]) : [];
  return errors.flatMap((entry) => {
    if (typeof entry !== "object" || entry === null || !("code" in entry) || typeof entry.code !== "string") return [];
    const message = "message" in entry && typeof entry.message === "string" ? entry.message : "";
    return [{ code: cleanText(entry.code), message: cleanText(message) }];
  });
}

/** Bytes that are a JSON object; `undefined` for anything else. */
export function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const ABSENT_CODES = {
  manifests: ["MANIFEST_UNKNOWN", "NAME_UNKNOWN", "NOT_FOUND"],
  blobs: ["BLOB_UNKNOWN", "NAME_UNKNOWN", "NOT_FOUND"],
} as const;

/** What a registry keeps, by the word in its paths. */
export type Kept = keyof typeof ABSENT_CODES;

/** Whether the body of a 404 says that the thing is not there; a 404 of a proxy or of a wrong path does not say it. */
export function provesAbsence(body: Uint8Array, kept: Kept): boolean {
  const errors = parseErrors(body);
  return errors.length > 0 && errors.every(({ code }) => ABSENT_CODES[kept].some((known) => known === code));
}

/** The first error, for a message: ` (CODE: what it says)`, or nothing. */
export function describeErrors(body: Uint8Array): string {
  const [first] = parseErrors(body);
  if (first === undefined) return "";
  return first.message === "" ? ` (${first.code})` : ` (${first.code}: ${first.message})`;
}
