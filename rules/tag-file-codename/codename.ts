import type { TagGroup } from "../../src/model/tag-shape.js";
import { groupsIn } from "../../src/model/tag-shape.js";

/** The codename in a tag: what the shape's group says, else the last of its words that is one. */
export function codenameIn(tag: string, pattern: unknown, codenames: readonly string[]): TagGroup | undefined {
  const group = groupsIn(pattern, tag).get("codename");
  if (group !== undefined) return group;
  const words = [...tag.matchAll(/[A-Za-z0-9]+/g)].filter(([word]) => codenames.includes(word));
  const last = words.at(-1);
  return last && { text: last[0], index: last.index };
}

/** The codename in a file's name, if there is just one. */
export function codenameOfPath(path: string, codenames: readonly string[]): string | undefined {
  const words = path.slice(path.lastIndexOf("/") + 1).split(/[^A-Za-z0-9]+/);
  const [first, ...others] = new Set(words.filter((word) => codenames.includes(word)));
  return others.length === 0 ? first : undefined;
}
