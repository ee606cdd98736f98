/**
 * When an image was built, by its build tag: seconds since 1970; `undefined` where the tag says no time. Builds write it in UTC as
 * `<YYYYMMDD>T<HHMMSS>Z`.
 */
export function buildTimeOf(buildTag: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /(?<!\d)(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(buildTag) ?? [];
  const time = Date.parse(`${year ?? ""}-${month ?? ""}-${day ?? ""}T${hour ?? ""}:${minute ?? ""}:${second ?? ""}Z`);
  return Number.isNaN(time) ? undefined : time / 1000;
}
