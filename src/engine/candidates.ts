import type { Candidates } from "../model/candidates.js";
import type { Facts } from "../model/facts.js";
import type { Settings } from "../model/settings.js";
import type { ActiveRule } from "./active-rule.js";

/** Finds the candidates in files at a path; `undefined` when any reference could be one. The same object for the same candidates. */
export type FindCandidates = (active: readonly ActiveRule[], path: string, facts?: Facts) => Candidates | undefined;

/**
 * What the rules could report, and beside it what would use an allow entry, because an unused one is reported. What a placeholder can
 * stand for is written nowhere in the file, so its token is a candidate itself.
 */
export function createFindCandidates({ allow, placeholders }: Pick<Settings, "allow" | "placeholders">): FindCandidates {
  const tokens = [...placeholders.values.keys()];
  let last: { readonly active: readonly ActiveRule[]; readonly facts: Facts | undefined; readonly byEntries: Map<string, Candidates | undefined> } | undefined;
  return (active, path, facts) => {
    const entries = allow.length === 0 ? allow : allow.filter(({ matchesPath }) => matchesPath(path));
    const key = entries.length === 0 ? "" : entries.map((entry) => allow.indexOf(entry)).join();
    if (last?.active !== active || last.facts !== facts) last = { active, facts, byEntries: new Map() };
    const { byEntries } = last;
    if (!byEntries.has(key)) {
      const ofRules = active.flatMap((one) => candidatesOf(one, facts));
      byEntries.set(key, join([...ofRules, ...entries.map(({ tags }) => tags && { tags, untagged: false }), candidatesIn(tokens)]));
    }
    return byEntries.get(key);
  };
}

/** Rules that judge commit messages, directives or the allow list have no say in which files are read. */
function candidatesOf({ rule, options }: ActiveRule, facts: Facts | undefined): readonly (Candidates | undefined)[] {
  if (rule.image === undefined && rule.document === undefined) return [];
  return [rule.candidates?.(options, facts)];
}

function candidatesIn(tokens: readonly string[]): Candidates | undefined {
  return tokens.some((token) => /[*?]/.test(token)) ? undefined : { tags: tokens.map((token) => `*${token}*`), untagged: false };
}

function join(all: readonly (Candidates | undefined)[]): Candidates | undefined {
  const known = all.filter((candidates) => candidates !== undefined);
  if (known.length < all.length) return undefined;
  return { tags: [...new Set(known.flatMap(({ tags }) => tags))], untagged: known.some(({ untagged }) => untagged) };
}
