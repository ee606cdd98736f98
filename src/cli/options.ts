/** An option of the command line. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; without one it takes none. */
  readonly value?: string;
  /** The value that the option has when it stands alone; another one then follows only behind `=`. */
  readonly implied?: string;
  readonly repeatable?: boolean;
  readonly summary: string;
}

/** Every option there is; a verb names those it takes. */
export const OPTIONS = [
  { name: "fix", value: "safe|all", implied: "safe", summary: "write safe fixes, or all, into the files; what remains is reported" },
  { name: "diff", summary: "print what --fix would change as a diff, and write nothing" },
  { name: "staged", summary: "check what the next commit holds, as it is in the index" },
  { name: "since", value: "REF", summary: "check files changed since the merge base with REF" },
  { name: "stdin", summary: "check the text on standard input" },
  { name: "stdin-filename", value: "PATH", summary: "the path that the text on standard input has" },
  { name: "format", short: "f", value: "NAME[=FILE]", repeatable: true, summary: "pretty, unix, json, sarif or github; to standard output or to FILE" },
  { name: "rule", value: "ID=SEVERITY", repeatable: true, summary: "set a rule to off, info, warning or error" },
  { name: "quiet", summary: "report errors only" },
  { name: "max-warnings", value: "N", summary: "exit 1 when there are more than N warnings" },
  { name: "exit-zero", summary: "exit 0 in spite of findings" },
  { name: "from", value: "BUILD_TAG", summary: "the tag of the build that an entry publishes" },
  { name: "ref", value: "URL", summary: "the commit that it was built from" },
  { name: "tag", value: "TAG", summary: "the tag that it is published under" },
  { name: "upstream", value: "CLONE[@SHA]", summary: "propose the tag by `git describe --tags` in a clone of the upstream repository" },
  { name: "file", value: "PATH", summary: "the tag file to change, where there are several" },
  { name: "config", value: "FILE", summary: "read this configuration instead of searching for one" },
  { name: "no-config", summary: "read no configuration" },
  { name: "force-exclude", summary: "leave out files that `ignore` in the configuration lists even when they are named; .gitignore does not count" },
  { name: "no-inline-disables", summary: "let no comment in a file silence a rule" },
  { name: "report-unused", summary: "report directives and allow entries that silence nothing" },
  { name: "stdio", summary: "speak on standard input and output" },
  { name: "apply", summary: "write what the plan says; without it nothing is written" },
  { name: "move", value: "NAME:TAG@DIGEST", repeatable: true, summary: "move this tag, if it still has this digest, to its source" },
  { name: "check", summary: "compare retag.lock.json with the registry, by digests only" },
  { name: "strict", summary: "exit 1 also for tags that nothing could be compared with" },
  { name: "verify", value: "head|get", summary: "how a written tag is looked at: by its digest (head), or by hashing its bytes (get)" },
  { name: "report", value: "FILE", summary: "write a line of JSON to FILE as each entry ends" },
  { name: "check-revision", summary: "compare the commit of src_ref with the one that the image records" },
  { name: "env", value: "NAME", summary: "the environment variable in which images record their commit (SHA)" },
  { name: "label", value: "NAME", summary: "the label in which they do, instead" },
  { name: "length", value: "N", summary: "digits of the commit that make the tag (7)" },
  { name: "platform", value: "all|OS/ARCH", summary: "ask only the image for this platform" },
  { name: "max-wait", value: "SECONDS", summary: "give a registry up whose rate limit lasts longer (120)" },
  { name: "plain-http", value: "HOST", repeatable: true, summary: "speak http to this registry, as HOST or HOST:PORT" },
  { name: "ca-file", value: "FILE", summary: "trust the certificates in FILE, too" },
  { name: "color", summary: "colour the output" },
  { name: "no-color", summary: "do not colour the output" },
  { name: "no-progress", summary: "show no progress" },
  { name: "debug", summary: "show where an internal error happened" },
  { name: "help", short: "h", summary: "show this help" },
  { name: "version", summary: "show the version" },
] as const satisfies readonly Option[];

export type OptionName = (typeof OPTIONS)[number]["name"];
