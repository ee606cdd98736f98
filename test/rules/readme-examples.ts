/**
 * A fenced block with a title is a file, one without is output. A file `COMMIT_EDITMSG` is a message being written, one
 * `commit` that of a commit; `changes` names the paths that the commit changes.
 * A block with `revision="base"` is what a file was before the change.
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
  /** What the command prints, for incorrect ones. */
  readonly output: string;
}

const CONFIG = ".taglint.yaml";

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
        files: blocks.filter((block) => block.title !== undefined && block.title !== CONFIG && block.revision === undefined),
        earlier: blocks.filter((block) => block.revision !== undefined),
        output: blocks.filter((block) => block.title === undefined).map((block) => block.text).join(""),
      },
    ];
  });
}
