import type { Component, Components, Safety, Slot } from "./image.js";
import { rangeOfParts } from "./image.js";
import type { KnownPart, LiteralPart, Part } from "./part.js";
import { rangeOfPart, showParts, slicePart, textOfParts } from "./part.js";
import { IMAGE_ID, isDigest, isRegistry, isRepository, isTag, LONGEST_NAME, looksLikeHost } from "./reference.js";

/** A place inside a list of parts: before unit `unit` of part `part`. */
interface Cut {
  readonly part: number;
  readonly unit: number;
}

/**
 * Parts a string with placeholders into the components of a reference. The literal pieces decide: a tag is what follows
 * the last colon behind the last slash; with no such colon, an unknown piece at the very end may carry a tag, so the tag
 * is unknown then, never absent. Answers `undefined` when the literal pieces break the grammar.
 */
export function splitReference(parts: readonly Part[]): Components | undefined {
  const first = parts[0];
  if (first === undefined) return undefined;
  const start = rangeOfPart(first).start;
  const stop: Cut = { part: parts.length, unit: 0 };

  const at = findUnit(parts, "@", "first");
  const beforeDigest = at ?? stop;
  const slash = findUnit(parts, "/", "last", beforeDigest);
  const colon = findUnit(parts, ":", "last", beforeDigest);
  const hasTag = colon !== undefined && (slash === undefined || isBefore(slash, colon));
  const nameEnd = hasTag ? colon : beforeDigest;
  const name = between(parts, { part: 0, unit: 0 }, nameEnd);
  if (name.length === 0) return undefined;

  const host = splitHost(name);
  const digest = at === undefined ? [] : between(parts, behind(at), stop);
  const written = hasTag ? between(parts, behind(colon), beforeDigest) : [];
  // `$IMAGE` or `nginx$SUFFIX` may end in a tag and a digest; the unknown piece then stands for them, too.
  const tail = name.at(-1);
  const open = !hasTag && at === undefined && tail?.kind === "unknown";
  if ((hasTag && written.length === 0) || (at !== undefined && digest.length === 0)) return undefined;
  if (host.repository.length === 0 || isTooLong(name) || isImageId(parts)) return undefined;
  if (!fits(host.registry, isRegistry) || !fits(host.repository, isRepository)) return undefined;
  if (!fits(written, isTag) || !fits(digest, isDigest)) return undefined;

  const beginning: Part[] = [];
  return {
    registry: host.registry.length > 0 ? present(host.registry) : absent(beginning, start),
    repository: present(host.repository),
    tag: open ? unknownIn(tail) : hasTag ? present(written) : absent(name, start, ":"),
    digest: open ? unknownIn(tail) : at !== undefined ? present(digest) : absent(hasTag ? written : name, start, "@"),
  };
}

function unknownIn(tail: Part): Component {
  return { parts: [tail], range: rangeOfPart(tail) };
}

function present(parts: readonly Part[]): Component {
  const [first] = parts;
  const range = rangeOfParts(parts, { start: 0, end: 0 });
  if (first === undefined || !parts.some((part) => part.kind === "known")) {
    return { parts, range, slot: { range, encode: (value) => value, safety: "safe" } };
  }
  // A mixture of text from here and from elsewhere has no one place to write to.
  if (parts.length > 1 || first.kind !== "known") return { parts, range };
  return { parts, range, slot: { range: first.origin.range, encode: (value) => value, safety: safetyOf(first) } };
}

/** A component that is not there, and would be written behind `before`, at the origin if that comes from elsewhere. */
function absent(before: readonly Part[], start: number, separator?: string): Component {
  const last = before.at(-1);
  const use = last === undefined ? start : rangeOfPart(last).end;
  const range = { start: use, end: use };
  if (separator === undefined || last === undefined) return { parts: [], range };
  const written = last.kind === "known" ? last.origin.range.end : use;
  const slot: Slot = { range: { start: written, end: written }, encode: (value) => separator + value, safety: safetyOf(last) };
  return { parts: [], range, slot };
}

const safetyOf = (part: Part): Safety => (part.kind === "known" && part.shared ? "unsafe" : "safe");

function splitHost(name: readonly Part[]): { readonly registry: readonly Part[]; readonly repository: readonly Part[] } {
  const slash = findUnit(name, "/", "first");
  if (slash === undefined) return { registry: [], repository: name };
  const head = between(name, { part: 0, unit: 0 }, slash);
  const isHost = head.some((part) => part.kind === "unknown") || looksLikeHost(showParts(head));
  return isHost ? { registry: head, repository: between(name, behind(slash), { part: name.length, unit: 0 }) } : { registry: [], repository: name };
}

/** Whether the parts could be a component: exactly if all is known, else with each unknown standing for something plain. */
function fits(parts: readonly Part[], isValid: (text: string) => boolean): boolean {
  if (parts.length === 0) return true;
  const text = parts.map((part) => (part.kind === "unknown" ? "\0" : part.text)).join("");
  if (!text.includes("\0")) return isValid(text);
  return /^[\w.:/[\]+\0-]*$/.test(text);
}

const isTooLong = (name: readonly Part[]): boolean => (textOfParts(name)?.length ?? 0) > LONGEST_NAME;

const isImageId = (parts: readonly Part[]): boolean => IMAGE_ID.test(textOfParts(parts) ?? "");

const behind = (cut: Cut): Cut => ({ part: cut.part, unit: cut.unit + 1 });
const isBefore = (left: Cut, right: Cut): boolean => left.part < right.part || (left.part === right.part && left.unit < right.unit);

/** The first or last `unit` in the parts that have a text, before `limit`. */
function findUnit(parts: readonly Part[], unit: string, which: "first" | "last", limit?: Cut): Cut | undefined {
  let found: Cut | undefined;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "unknown" || (limit && index > limit.part)) continue;
    const text = index === limit?.part ? part.text.slice(0, limit.unit) : part.text;
    const position = which === "first" ? text.indexOf(unit) : text.lastIndexOf(unit);
    if (position < 0) continue;
    found = { part: index, unit: position };
    if (which === "first") return found;
  }
  return found;
}

/** The parts between two cuts; empty pieces are dropped. */
function between(parts: readonly Part[], from: Cut, to: Cut): readonly Part[] {
  const pieces: Part[] = [];
  for (const [index, part] of parts.entries()) {
    if (index < from.part || index > to.part) continue;
    if (part.kind === "unknown") {
      if (index < to.part) pieces.push(part);
      continue;
    }
    const piece = cutPart(part, index === from.part ? from.unit : 0, index === to.part ? to.unit : part.text.length);
    if (piece !== undefined) pieces.push(piece);
  }
  return pieces;
}

function cutPart(part: LiteralPart | KnownPart, from: number, to: number): Part | undefined {
  return from < to ? slicePart(part, from, to) : undefined;
}

