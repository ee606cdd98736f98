import type { Components } from "./image.js";
import type { Part } from "./part.js";
import { IMAGE_ID, isDigest, isRegistry, isRepository, isTag, LONGEST_NAME, looksLikeHost } from "./reference.js";
import { SplitComponents } from "./split-components.js";

/** Stands for an unknown part in the text of a reference, where it is one unit. */
const UNKNOWN = "\0";

/**
 * Parts a string with placeholders into the components of a reference. The literal pieces decide: a tag is what follows
 * the last colon behind the last slash; with no such colon, an unknown piece at the very end may carry a tag, so the tag
 * is unknown then, never absent. Answers `undefined` when the literal pieces break the grammar.
 */
export function splitReference(parts: readonly Part[]): Components | undefined {
  const text = textOf(parts);
  const at = text.indexOf("@");
  const tagEnd = at < 0 ? text.length : at;
  const colon = text.lastIndexOf(":", tagEnd);
  const nameEnd = colon > text.lastIndexOf("/", tagEnd) ? colon : tagEnd;
  const name = text.slice(0, nameEnd);
  const slash = name.indexOf("/");
  const registryEnd = slash > 0 && isHost(name.slice(0, slash)) ? slash : 0;
  const repository = registryEnd > 0 ? name.slice(registryEnd + 1) : name;

  if (repository === "" || isTooLong(name) || IMAGE_ID.test(text)) return undefined;
  if (registryEnd > 0 && !fits(name.slice(0, registryEnd), isRegistry)) return undefined;
  if (!fits(repository, isRepository)) return undefined;
  if (nameEnd < tagEnd && !fits(text.slice(nameEnd + 1, tagEnd), isTag)) return undefined;
  if (tagEnd < text.length && !fits(text.slice(tagEnd + 1), isDigest)) return undefined;
  return new SplitComponents(parts, { registryEnd, nameEnd, tagEnd, end: text.length });
}

/** The parts' text, an unknown one by its stand-in. */
function textOf(parts: readonly Part[]): string {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined && first.kind !== "unknown") return first.text;
  return parts.map((part) => (part.kind === "unknown" ? UNKNOWN : part.text)).join("");
}

const isHost = (text: string): boolean => text.includes(UNKNOWN) || looksLikeHost(text);

const isTooLong = (name: string): boolean => name.length > LONGEST_NAME && !name.includes(UNKNOWN);

/** Whether a text could be a component: exactly if all is known, else with each unknown standing for something plain. */
function fits(text: string, isValid: (text: string) => boolean): boolean {
  return text.includes(UNKNOWN) ? /^[\w.:/[\]+\0-]*$/.test(text) : isValid(text);
}
