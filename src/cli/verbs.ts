import type { Arguments } from "./arguments.js";
import { check } from "./commands/check.js";
import type { Io } from "./io.js";
import type { OptionName } from "./options.js";

/** 0 good, 1 something is wrong, 2 usage or internal error, 3 incomplete, and a rerun may help, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** A verb as it runs: with its own positionals, the verb itself taken off. */
export type Command = (args: Arguments, io: Io) => ExitCode | Promise<ExitCode>;

export interface Verb {
  readonly name: string;
  /** What follows the verb. */
  readonly usage: string;
  readonly summary: string;
  /** Whether words behind the verb can be meant for it. */
  readonly takes: (words: readonly string[]) => boolean;
  readonly options: readonly OptionName[];
  /** What an option means here, where that is not what it means elsewhere. */
  readonly meanings?: Readonly<Partial<Record<OptionName, { readonly value?: string; readonly summary: string }>>>;
  /** Loads the command; all but `check` are bundles of their own, which only their own runs need. */
  readonly load: () => Command | Promise<Command>;
}

const CONFIG: readonly OptionName[] = ["config", "no-config"];
const GENERAL: readonly OptionName[] = ["debug", "help", "version"];

const MESSAGE: readonly OptionName[] = ["format", "rule", "quiet", "max-warnings", "exit-zero", ...CONFIG, "no-inline-disables", "report-unused", "color", "no-color", ...GENERAL];

const REGISTRY: readonly OptionName[] = ["max-wait", "plain-http", "ca-file"];

export const VERBS: readonly Verb[] = [
  {
    name: "check",
    usage: "[PATH…]",
    summary: "lint the repository's files, or the files and folders given (this is what runs without a verb)",
    takes: () => true,
    options: [
      ...(["fix", "diff", "staged", "since", "stdin", "stdin-filename", "format", "rule", "quiet", "max-warnings", "exit-zero"] as const),
      ...CONFIG,
      ...(["force-exclude", "no-inline-disables", "report-unused", "color", "no-color", "no-progress"] as const),
      ...GENERAL,
    ],
    load: () => check,
  },
  {
    name: "commit-msg",
    usage: "FILE",
    summary: "check the message that git's commit-msg hook is shown",
    takes: (words) => words.length === 1,
    options: ["fix", ...MESSAGE],
    load: async () => (await import("./commands/commit-msg.js")).commitMsg,
  },
  {
    name: "commits",
    usage: "[RANGE]",
    summary: "check the messages of a range of commits (by default what the CI system, the upstream or the main branch says is new)",
    takes: (words) => words.length <= 1,
    options: MESSAGE,
    load: async () => (await import("./commands/commits.js")).commits,
  },
  {
    name: "tags",
    usage: "[add IMAGE | bump IMAGE | update]",
    summary: "list the tag files' entries and where they are used; add an entry, give an image's newest one other values, or fetch the tag files of other repositories",
    takes: ([action, ...rest]) => action === undefined || (["add", "bump"].includes(action) && rest.length <= 1) || (action === "update" && rest.length === 0),
    options: ["from", "ref", "tag", "upstream", "file", "format", ...CONFIG, ...GENERAL],
    meanings: { format: { value: "table|json", summary: "for people, or for scripts" } },
    load: async () => (await import("./commands/tags/index.js")).tags,
  },
  {
    name: "retag",
    usage: "[FILE…]",
    summary: "say what it takes until the tags of the tag files exist in the registry, and do it with --apply",
    takes: () => true,
    options: ["apply", "move", "check", "strict", "verify", "report", "check-revision", "env", "label", "format", ...REGISTRY, ...CONFIG, "rule", "no-progress", ...GENERAL],
    meanings: { format: { value: "pretty|json", summary: "for people, or for scripts" } },
    load: async () => (await import("./commands/retag.js")).retag,
  },
  {
    name: "resolve",
    usage: "IMAGE…",
    summary: "print the tag for good of an image that floats, by the commit that the image records",
    takes: (words) => words.length > 0,
    options: ["env", "label", "length", "platform", "format", ...REGISTRY, ...CONFIG, ...GENERAL],
    meanings: { format: { value: "ref|digest|env|json", summary: "IMAGE:TAG, IMAGE@DIGEST, lines for a shell, or all that is known" } },
    load: async () => (await import("./commands/resolve.js")).resolve,
  },
  {
    name: "pin",
    usage: "[PATH…]",
    summary: "rewrite references that float to what they stand for now: the managed tag, the image's own immutable tag, or its digest",
    takes: () => true,
    options: ["diff", "fix", "staged", "since", "env", "label", "length", "platform", ...REGISTRY, "quiet", ...CONFIG, "rule", "force-exclude", "no-inline-disables", ...GENERAL],
    meanings: {
      diff: { summary: "print what would change as a diff, and write nothing" },
      fix: { value: "safe|all", summary: "with all, also write where others use the text, too" },
      staged: { summary: "pin what the next commit holds, as it is in the index" },
      since: { value: "REF", summary: "pin in files changed since the merge base with REF" },
    },
    load: async () => (await import("./commands/pin.js")).pin,
  },
  {
    name: "hook",
    usage: "install | status | uninstall",
    summary: "put taglint into the commit-msg hook: of git itself, husky, lefthook or pre-commit",
    takes: ([action, ...rest]) => rest.length === 0 && ["install", "status", "uninstall"].includes(action ?? ""),
    options: GENERAL,
    load: async () => (await import("./commands/hook.js")).hook,
  },
  {
    name: "rules",
    usage: "",
    summary: "list the rules: id, recommended severity, what each is about",
    takes: (words) => words.length === 0,
    options: GENERAL,
    load: async () => (await import("./commands/rules.js")).listRules,
  },
  {
    name: "explain",
    usage: "RULE",
    summary: "tell what a rule is about, with examples",
    takes: (words) => words.length === 1,
    options: GENERAL,
    load: async () => (await import("./commands/explain.js")).explain,
  },
  {
    name: "config",
    usage: "print [PATH] | schema",
    summary: "print the settings that hold for a path, or the JSON Schema of the configuration",
    takes: ([action, ...rest]) => action === "schema" ? rest.length === 0 : action === "print" && rest.length <= 1,
    options: [...CONFIG, "rule", ...GENERAL],
    load: async () => (await import("./commands/config.js")).config,
  },
  {
    name: "lsp",
    usage: "--stdio",
    summary: "serve an editor by the Language Server Protocol",
    takes: (words) => words.length === 0,
    options: ["stdio", ...CONFIG, "rule", "no-inline-disables", "report-unused", ...GENERAL],
    load: async () => (await import("./commands/lsp.js")).lsp,
  },
];
