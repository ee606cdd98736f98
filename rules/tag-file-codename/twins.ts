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
  const families = groupTwins([...own, ...others]);
  for (const { key, codename, ref, entry } of own) {
    const other = families.get(key)?.find((twin) => twin.codename !== codename && twin.ref !== ref);
    const value = entry.values.src_ref;
    if (other === undefined || value === undefined) continue;
    const isHere = other.path === file.path;
    const related = isHere ? [{ range: other.entry.values.src_ref?.source.range ?? other.entry.range, message: "the other commit is named here" }] : [];
    const where = isHere ? "" : ` in ${quote(other.path)}`;
    yield { range: value.source.range, message: `src_ref ${quote(ref)} is another commit than that of the twin ${quote(other.tag)}${where}; build both from one, or give them different versions`, related };
  }
}

/** Twins by their key, one of each codename: the same tag twice is another rule's affair. */
function groupTwins(twins: readonly Twin[]): ReadonlyMap<string, readonly Twin[]> {
  const families = new Map<string, Twin[]>();
  for (const twin of twins) {
    const family = families.get(twin.key) ?? [];
    families.set(twin.key, family);
    if (family.every(({ codename }) => codename !== twin.codename)) family.push(twin);
  }
  return families;
}

function readTwin(entry: TagEntry, path: string, pattern: unknown, codenames: readonly string[]): Twin | undefined {
  const [image, tag, ref] = [imageOfEntry(entry), textOfEntry(entry, "tag"), textOfEntry(entry, "src_ref")];
  const codename = tag === undefined ? undefined : codenameIn(tag, pattern, codenames);
  if (image === undefined || tag === undefined || ref === undefined || codename === undefined) return undefined;
  const key = `${image}:${tag.slice(0, codename.index)}\n${tag.slice(codename.index + codename.text.length)}`;
  return { entry, path, tag, codename: codename.text, ref, key };
}
