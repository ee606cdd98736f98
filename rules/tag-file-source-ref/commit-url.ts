/** SHA-1, or SHA-256 in repositories that use it. */
const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const PART_OF_HASH = /^[0-9a-f]{7,63}$/i;

/**
 * The words that lead to a commit in the addresses of forges: `/commit/HASH` (GitHub, Gitea, cgit, GitLab behind `/-`), `/commits/HASH`
 * (Bitbucket), `/+/HASH` (Gitiles), `/rev/HASH`.
 */
const LEADS = ["commit", "commits", "+", "rev"];
/** `?id=HASH` (cgit), `?a=commit;h=HASH` (gitweb). */
const PARAMETERS = ["id", "h"];

/** What is wrong with a text as the address of a commit, to follow it in a message; `undefined`: nothing. */
export function judgeCommitUrl(text: string): string | undefined {
  const url = /^https?:\/\/[^\s/]+\/\S/.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return "is no address of a commit; write https://…/commit/ with the whole hash";
  const named = namedIn(url);
  if (named === undefined) return "names no commit; write …/commit/ with the whole hash";
  if (HASH.test(named)) return undefined;
  if (PART_OF_HASH.test(named)) return `has ${named.length} digits of the commit's hash; write all 40`;
  return "names no commit by its hash, so it may move; write …/commit/ with the whole hash";
}

/** What stands where the hash of a commit belongs. */
function namedIn({ pathname, search }: URL): string | undefined {
  const segments = pathname.split("/").filter((segment) => segment !== "");
  const lead = segments.findLastIndex((segment) => LEADS.includes(segment));
  // Cgit has the path of a file behind the word, and the hash in the query.
  const parameters = new Map(search.slice(1).split(/[&;]/).map((pair): [string, string] => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));
  const isCommit = lead >= 0 || parameters.get("a") === "commit";
  const given = PARAMETERS.flatMap((name) => parameters.get(name) ?? []).filter((value) => value !== "");
  if (isCommit && given.length > 0) return given.find((value) => HASH.test(value)) ?? given[0];
  return lead >= 0 && lead === segments.length - 2 ? segments[lead + 1] : undefined;
}
