/**
 * A fenced block with a title is a file, one without is output. A file `COMMIT_EDITMSG` is a message being written, one
 * `commit` that of a commit; `changes` names the paths that the commit changes.
 * A block with `revision="base"` is what a file was before the change. A block titled `commits` has a commit's URL and its time on each line.
 */
export interface Block {
  readonly title: string | undefined;
  readonly changes?: string | undefined;
  readonly revision?: string | undefined;
  readonly text: string;
}

export interface Example {
  readonly kind: "Incorrect" | "Correct";
  readonly config: string | undefined;
  readonly files: readonly Block[];
  /** What files were before. */
  readonly earlier: readonly Block[];
  /** Commits by URL, and when they were made. */
  readonly commits: readonly (readonly [url: string, time: string])[];
  /** What the command prints, for incorrect ones. */
  readonly output: string;
}

const CONFIG = ".taglint.yaml";
const COMMITS = "commits";

/** The examples of a rule's README in order: a section for each, under `## Incorrect` or `## Correct`. */
export function readExamples(readme: string): readonly Example[] {
  return readme.split(/^## /m).flatMap((section): readonly Example[] => {
    const kind = /^(Incorrect|Correct)\n/.exec(section)?.[1];
    if (kind === undefined) return [];
    const blocks = [...section.matchAll(/^```(\w+)(?: title="([^"]+)")?(?: changes="([^"]+)")?(?: revision="([^"]+)")?\n(.*?)^```$/gms)].map(
      (match): Block => ({ title: match[2], ...(match[3] !== undefined && { changes: match[3] }), ...(match[4] !== undefined && { revision: match[4] }), text: match[5] ?? "" }),
    );
    return [
      {
        kind: kind as Example["kind"],
        config: blocks.find((block) => block.title === CONFIG)?.text,
        files: blocks.filter((block) => block.title !== undefined && block.title !== CONFIG && block.title !== COMMITS && block.revision === undefined),
        commits: blocks.filter((block) => block.title === COMMITS).flatMap(({ text }) => text.trim().split("\n").map((line) => line.split(" ") as [string, string])),
        earlier: blocks.filter((block) => block.revision !== undefined),
        output: blocks.filter((block) => block.title === undefined).map((block) => block.text).join(""),
      },
    ];
  });
}
