import { lstatSync } from "node:fs";
import { join } from "node:path";
import { matchPaths } from "../config/path-matcher.js";
import { quote } from "../model/quote.js";
import type { Reading } from "../project/read-file.js";
import type { ProjectFile } from "./project-files.js";

/** What keeps facts from being whole, a sentence, and what helps. */
export interface FactsProblem {
  readonly message: string;
  readonly hint: string;
  /** A file of the project is at fault, and not what the machine lacks: no run can pass over it. */
  readonly isFault?: boolean;
}

/**
 * Why a configured tag file has no text, so that all it says counts for nothing; `undefined` when it has, and when git lists it and
 * it is deleted in the work tree.
 * @param limit bytes
 */
export function explainUnread(path: string, reading: Reading, limit: number): FactsProblem | undefined {
  const about = (what: string, hint: string): FactsProblem => ({ message: `the tag file ${quote(path)} ${what}, so nothing in it counts`, hint, isFault: true });
  switch (reading.kind) {
    case "binary":
      return about(`has a NUL byte in line ${reading.line}`, "save it as a text in UTF-8");
    case "too-large":
      return about(`has ${reading.size} bytes, more than maxFileSize allows (${limit})`, "set maxFileSize in .taglint.yaml, or split the file");
    case "unreadable":
      return about(`cannot be read (${reading.code})`, "make it readable");
    case "special":
      return about("is no regular file", "put the file itself there; of a symbolic link let tagFiles name the target");
    default:
      return undefined;
  }
}

/** The globs' single files that are not there. Other globs may well find none, as where several projects share a configuration. */
export function findMissing(globs: readonly string[], root: string, files: readonly ProjectFile[]): readonly FactsProblem[] {
  return globs.filter((glob) => glob.includes("/") && !/[*?[\]{}()!\\]/.test(glob) && !glob.endsWith("/")).flatMap((path): readonly FactsProblem[] => {
    const matches = matchPaths([path]);
    if (files.some((file) => matches(file.path))) return [];
    const isFolder = lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true;
    const what = isFolder ? "is a folder, so nothing in it counts" : "is not there";
    return [{ message: `the tag file ${quote(path)} ${what}`, hint: "tagFiles in .taglint.yaml names it; is the path right?", isFault: isFolder }];
  });
}
