/** What a named group of an expression has found, and where it begins in the text. */
export interface TagGroup {
  readonly text: string;
  readonly index: number;
}

/** No registry takes a longer tag, and an expression may be slow on a text that no person writes. */
const LONGEST = 128;

/**
 * What the named groups of a regular expression find in a tag, for checks that compare them: `release`, `version`, `codename`.
 * Empty when there is no expression, or it does not match.
 * @param pattern as another rule's options have it
 */
export function groupsIn(pattern: unknown, tag: string): ReadonlyMap<string, TagGroup> {
  if (typeof pattern !== "string" || pattern === "" || tag.length > LONGEST) return new Map();
  const match = new RegExp(pattern, "d").exec(tag);
  const texts: Readonly<Record<string, string | undefined>> = match?.groups ?? {};
  return new Map(
    Object.entries(texts).flatMap(([name, text]) => {
      const index = match?.indices?.groups?.[name]?.[0];
      return text === undefined || index === undefined ? [] : [[name, { text, index }] as const];
    }),
  );
}

/** Whether a text has the shape that an option demands; any has, without one. */
export const hasShape = (pattern: string, text: string): boolean => pattern === "" || new RegExp(pattern).test(text);
