import type { HookManager } from "./hook-place.js";

/** Marks what is ours in a file that may be somebody else's as well. */
const OPENING = "# taglint: checks the message; `taglint hook uninstall` takes these lines away";
const CLOSING = "# taglint: end";

/** Where a hook of git's waits that was there before ours, and runs behind it. */
export const FORMER = "commit-msg.before-taglint";

/** The project's own taglint, else the one on PATH; without either a commit is not held up. */
const RUN = `taglint="$(git rev-parse --show-toplevel)/node_modules/.bin/taglint"
[ -x "$taglint" ] || taglint=$(command -v taglint) || { echo "taglint is not installed, so the message is not checked" >&2; taglint=true; }
"$taglint" commit-msg "$1" || exit 1`;

/** A hook manager's core.hooksPath hides the hook that Gerrit had installed, which adds the Change-Id. */
const CHAIN_HIDDEN = `hook="$(git rev-parse --git-common-dir)/hooks/commit-msg"
if [ -x "$hook" ]; then "$hook" "$1" || exit 1; fi`;

const CHAIN_FORMER = `former="$(dirname "$0")/${FORMER}"
if [ -x "$former" ]; then "$former" "$@" || exit 1; fi`;

/** Both managers run hooks at the top of the work tree; `npx` would take longer than all else. */
const OWN_FIRST = 'PATH="node_modules/.bin:$PATH"';

const LEFTHOOK = `commit-msg:
  commands:
    taglint:
      run: ${OWN_FIRST} taglint commit-msg {1}`;

const PRE_COMMIT = `- repo: local
  hooks:
    - id: taglint-commit-msg
      name: taglint commit-msg
      entry: sh -c '${OWN_FIRST} exec taglint commit-msg "$1"' sh
      language: system
      stages: [commit-msg]`;

/** Our lines for a manager, with a line end; indented where the manager's file asks for it. */
export function hookBlock(manager: HookManager, indent = ""): string {
  const body = { git: `${RUN}\n${CHAIN_FORMER}`, husky: `${RUN}\n${CHAIN_HIDDEN}`, lefthook: LEFTHOOK, "pre-commit": PRE_COMMIT }[manager];
  return [OPENING, ...body.split("\n"), CLOSING].map((line) => `${indent}${line}\n`).join("");
}

/** Whether our lines are in a file. */
export const hasHook = (text: string): boolean => text.includes(OPENING);

/** The text without our lines. */
export function withoutHook(text: string): string {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.trim() === OPENING);
  const to = lines.findIndex((line, index) => index > from && line.trim() === CLOSING);
  if (from < 0 || to < 0) return text;
  return [...lines.slice(0, from), ...lines.slice(to + 1)].join("\n");
}

/** The text with our lines behind all others; `undefined` where they would not belong there. */
export function withHook(manager: HookManager, text: string): string | undefined {
  const base = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  if (manager === "husky") return base + hookBlock(manager);
  if (manager === "lefthook") return /^commit-msg\s*:/m.test(text) ? undefined : base + hookBlock(manager);
  const indent = findListIndent(text);
  return indent === undefined ? undefined : base + hookBlock(manager, indent);
}

/** How far the items of pre-commit's `repos` are indented, if that list is the last thing in the file. */
function findListIndent(text: string): string | undefined {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => /^repos:\s*(?:#.*)?$/.test(line));
  if (start < 0) return undefined;
  const behind = lines.slice(start + 1);
  if (behind.some((line) => /^[^\s#-]/.test(line))) return undefined;
  return /^( *)- /.exec(behind.find((line) => /^ *- /.test(line)) ?? "")?.[1];
}
