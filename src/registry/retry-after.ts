/**
 * Milliseconds that `Retry-After` asks for (RFC 9110, section 10.2.3: seconds, or a date); of several the longest, `undefined`
 * when none of them is one. A date that is over asks for 0.
 * @param now milliseconds since 1970
 */
export function parseRetryAfter(header: string | readonly string[] | undefined, now: number): number | undefined {
  const values = header === undefined ? [] : typeof header === "string" ? [header] : header;
  const waits = values.map((value) => parseOne(value.trim(), now)).filter((wait) => wait !== undefined);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function parseOne(value: string, now: number): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Only what names a day is a date; `Date.parse` takes a plain number for a year.
  const date = /^[A-Za-z]{3,9},? /.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
