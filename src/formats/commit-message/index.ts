import type { CommitSource } from "../../model/commit.js";
import type { Comment, Document } from "../../model/document.js";
import type { Format } from "../../model/format.js";
import type { MessageLine } from "../../model/commit.js";
import { readMessage } from "./read-message.js";

/** How an editor's buffer is read, where nobody says how git will clean it. */
const EDITED: CommitSource = { settings: { cleanup: "strip", comment: "auto", cutsDiff: true }, isMerge: false };

/** What a line of the message begins with that silences a rule for it, in lower case: a comment would be gone from the commit. */
const IGNORE = "taglint-ignore:";

export const format: Format = {
  id: "commit-message",
  summary: "Commit messages: `taglint commit-msg`, `taglint commits`, and git's own message files",
  paths: ["**/.git/{COMMIT_EDITMSG,MERGE_MSG,SQUASH_MSG}", "**/.git/**/{COMMIT_EDITMSG,MERGE_MSG,SQUASH_MSG}"],
  endings: [],
  recognises: () => false,
  rank: 0,
  // Any message may lack what a change requires of it.
  needles: [""],

  parse(file): Document {
    const message = readMessage(file.text, file.commit ?? EDITED);
    return { images: [], comments: message.lines.flatMap(readIgnore), problems: [], message };
  },
};

function readIgnore({ text, range }: MessageLine): readonly Comment[] {
  return text.slice(0, IGNORE.length).toLowerCase() === IGNORE ? [{ text, range, form: "trailer" }] : [];
}
