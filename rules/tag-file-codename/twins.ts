import { groupBy } from "../../src/model/group-by.js";
import { quote } from "../../src/model/quote.js";
import type { Report, RuleContext } from "../../src/model/rule.js";
import type { TagEntry } from "../../src/model/tag-entry.js";
import { imageOfEntry, textOfEntry } from "../../src/model/tag-entry.js";
import { codenameIn } from "./codename.js";
import type { Options } from "./index.js";

/** An entry whose tag may have twins: tags that differ by the codename alone. */
interface Twin {
  readonly entry: TagEntry;
  readonly path: string;
  readonly tag: string;
  readonly codename: string;
  readonly ref: string;
  /** The same for twins. */
  readonly key: string;
}

/** Entries of this file whose twin, in it or in another tag file, was built from another commit. */
export function* judgeTwins({ document, file, facts, options, optionsOf }: RuleContext<Options>): Generator<Report> {
  const pattern = optionsOf("tag-file-tag")?.pattern;
  const twinsIn = (path: string, entries: readonly TagEntry[]) => entries.flatMap((entry) => readTwin(entry, path, pattern, options.codenames) ?? []);
  const own = twinsIn(file.path, document.tagFile?.entries ?? []);
  if (own.length === 0) return;
  const others = (facts?.tagFiles ?? []).filter(({ path }) => path !== file.path).flatMap(({ path, entries }) => twinsIn(path, entries));
  const families = new Map(Array.from(groupBy([...own, ...others], ({ key }) => key), ([key, twins]) => [key, groupFamily(twins)] as const));
  for (const { key, codename, ref, entry } of own) {
    const other = findOther(families.get(key) ?? NO_FAMILY, codename, ref);
    const value = entry.values.src_ref;
    if (other === undefined || value === undefined) continue;
    const isHere = other.path === file.path;
    const related = isHere ? [{ range: other.entry.values.src_ref?.source.range ?? other.entry.range, message: "the other commit is named here" }] : [];
    const where = isHere ? "" : ` in ${quote(other.path)}`;
    yield { range: value.source.range, message: `src_ref ${quote(ref)} is another commit than that of the twin ${quote(other.tag)}${where}; build both from one, or give them different versions`, related };
  }
}

/** Twins by their commit, at most two of each, because that is all it takes to find another than any of them. */
type Family = ReadonlyMap<string, readonly Twin[]>;

const NO_FAMILY: Family = new Map();

/** One twin of each codename: the same tag twice is another rule's affair. */
function groupFamily(twins: readonly Twin[]): Family {
  const seen = new Set<string>();
  const family = new Map<string, Twin[]>();
  for (const twin of twins) {
    if (seen.has(twin.codename)) continue;
    seen.add(twin.codename);
    const ofCommit = family.get(twin.ref);
    if (ofCommit === undefined) family.set(twin.ref, [twin]);
    else if (ofCommit.length === 1) ofCommit.push(twin);
  }
  return family;
}

/** A twin of another codename and another commit. Looks at three commits at most: only one has a twin of this codename. */
function findOther(family: Family, codename: string, ref: string): Twin | undefined {
  for (const [other, twins] of family) {
    const found = other === ref ? undefined : twins.find((twin) => twin.codename !== codename);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readTwin(entry: TagEntry, path: string, pattern: unknown, codenames: readonly string[]): Twin | undefined {
  const [image, tag, ref] = [imageOfEntry(entry), textOfEntry(entry, "tag"), textOfEntry(entry, "src_ref")];
  const codename = tag === undefined ? undefined : codenameIn(tag, pattern, codenames);
  if (image === undefined || tag === undefined || ref === undefined || codename === undefined) return undefined;
  const key = `${image}:${tag.slice(0, codename.index)}\n${tag.slice(codename.index + codename.text.length)}`;
  return { entry, path, tag, codename: codename.text, ref, key };
}
