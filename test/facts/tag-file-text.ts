import type { EntryRecord } from "../../src/model/facts.js";

const SHA = "0123456789abcdef0123456789abcdef01234567";

export interface EntryText {
  readonly name?: string;
  readonly build?: string;
  readonly sha?: string;
  readonly tag?: string;
}

/** What an entry says that says nothing else. */
export function recordOfText({ name = "web", build = "20260301T060000Z", sha = SHA, tag = "v1" }: EntryText): EntryRecord {
  return { name: `registry.example.com/team/${name}`, buildTag: `main-${build}.0`, ref: `https://git.example.com/team/${name}/commit/${sha}`, tag };
}

/** A tag file of these entries. */
export function tagFile(...entries: readonly EntryText[]): string {
  const texts = entries.map(recordOfText).map(({ name, buildTag, ref, tag }) => `  - name: ${name}\n    src_build_tag: ${buildTag ?? ""}\n    src_ref: ${ref ?? ""}\n    tag: ${tag}\n`);
  return `images:\n${texts.join("")}`;
}
