/** A range that a CI system means, in the order in which they are to be tried. */
export interface RangeGuess {
  readonly base: string;
  /** Without it, HEAD. */
  readonly head?: string | undefined;
  /** Where it comes from, for messages. */
  readonly from: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const NO_COMMIT = /^0*$/;

/** Variables with the name of the branch that a change is to go to. */
const TARGET_BRANCHES = ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CHANGE_TARGET", "SYSTEM_PULLREQUEST_TARGETBRANCH", "BITBUCKET_PR_DESTINATION_BRANCH", "DRONE_TARGET_BRANCH", "BUILDKITE_PULL_REQUEST_BASE_BRANCH", "GERRIT_BRANCH", "ZUUL_BRANCH"];

/** Variables with the commit before the first one that is new. */
const BASE_COMMITS = ["PRE_COMMIT_FROM_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_COMMIT_BEFORE_SHA", "DRONE_COMMIT_BEFORE"];

/**
 * The ranges that the environment of a CI system suggests, the most exact first.
 * @param event GitHub's event payload, if there is one
 */
export function guessRanges(env: Environment, event: unknown): readonly RangeGuess[] {
  const bases = BASE_COMMITS.flatMap((name): readonly RangeGuess[] => {
    const base = env[name] ?? "";
    return NO_COMMIT.test(base) ? [] : [{ base, from: name, head: name === "PRE_COMMIT_FROM_REF" ? env.PRE_COMMIT_TO_REF : undefined }];
  });
  const branches = TARGET_BRANCHES.flatMap((name): readonly RangeGuess[] => {
    const branch = (env[name] ?? "").replace(/^refs\/heads\//, "");
    return branch === "" ? [] : [{ base: `origin/${branch}`, from: name }];
  });
  return [...guessFromEvent(event), ...bases, ...branches];
}

/** What GitHub says of a pull request or a push. */
function guessFromEvent(event: unknown): readonly RangeGuess[] {
  const request = childOf(event, "pull_request");
  const base = textOf(childOf(childOf(request, "base"), "sha"));
  const head = textOf(childOf(childOf(request, "head"), "sha"));
  if (base !== undefined && head !== undefined) return [{ base, head, from: "the pull request" }];
  const before = textOf(childOf(event, "before"));
  const after = textOf(childOf(event, "after"));
  return before === undefined || after === undefined ? [] : [{ base: before, head: after, from: "the push" }];
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" && !NO_COMMIT.test(value) ? value : undefined);
