import { quote } from "../../src/model/quote.js";
import type { Report, RuleContext } from "../../src/model/rule.js";
import type { TagEntry } from "../../src/model/tag-entry.js";
import { textOfEntry } from "../../src/model/tag-entry.js";
import type { Range } from "../../src/model/text.js";
import { codenameIn, codenameOfPath } from "./codename.js";
import type { Options } from "./index.js";

/** A tag and the codename in it, if there is one. */
interface Named {
  readonly shown: string;
  readonly range: Range;
  readonly codename: string | undefined;
}

/** Entries whose tag, build and file contradict each other, or where one lacks the codename that its neighbours have. */
export function* judgeCodenames({ document, file, options, optionsOf }: RuleContext<Options>): Generator<Report> {
  const read = (entry: TagEntry, key: "tag" | "src_build_tag", rule: string): Named | undefined => {
    const [text, value] = [textOfEntry(entry, key), entry.values[key]];
    if (text === undefined || value === undefined) return undefined;
    return { shown: `${key} ${quote(text)}`, range: value.source.range, codename: codenameIn(text, optionsOf(rule)?.pattern, options.codenames)?.text };
  };
  const entries = (document.tagFile?.entries ?? []).flatMap((entry) => {
    const [tag, build] = [read(entry, "tag", "tag-file-tag"), read(entry, "src_build_tag", "tag-file-source-tag")];
    return tag === undefined || build === undefined ? [] : [{ tag, build }];
  });
  const ofFile = codenameOfPath(file.path, options.codenames);
  // One that has none is told only where others of its kind have one.
  const tagsSay = entries.some(({ tag }) => tag.codename !== undefined);
  const buildsSay = entries.some(({ build }) => build.codename !== undefined);
  for (const { tag, build } of entries) {
    const ofTag = contradiction(tag, build) ?? contradictionOfFile(tag, ofFile);
    const ofBuild = contradictionOfFile(build, ofFile);
    if (ofTag !== undefined) yield { range: tag.range, message: ofTag };
    else if (ofBuild !== undefined) yield { range: build.range, message: ofBuild };
    else if (tagsSay && tag.codename === undefined && build.codename !== undefined) yield lack(tag, build);
    else if (buildsSay && build.codename === undefined && tag.codename !== undefined) yield lack(build, tag);
  }
}

function contradiction(tag: Named, build: Named): string | undefined {
  if (tag.codename === undefined || build.codename === undefined || tag.codename === build.codename) return undefined;
  return `${tag.shown} is of ${quote(tag.codename)}, and ${build.shown} is of ${quote(build.codename)}; mend one of them`;
}

function contradictionOfFile({ shown, codename }: Named, ofFile: string | undefined): string | undefined {
  if (codename === undefined || ofFile === undefined || codename === ofFile) return undefined;
  return `${shown} is of ${quote(codename)}, and this file's name says ${quote(ofFile)}; mend it, or move the entry`;
}

function lack({ shown, range }: Named, other: Named): Report {
  return { range, message: `${shown} does not say that it is of ${quote(other.codename ?? "")}, as ${other.shown} does and as others in this file do; write one that says it` };
}
