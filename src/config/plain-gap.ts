/** What may stand between two values in plain YAML, and how most people write it. */
const GAPS = {
  /** Above the first one. */
  head: { usual: [""], pattern: /^(?:(?: *#[^\n]*| *)\n)* *$/ },
  /** Behind the last one. */
  tail: { usual: ["\n", ""], pattern: /^(?: +#[^\n]*| *)(?:\n(?: *#[^\n]*| *))*$/ },
  /** To a place on another line. */
  lines: { usual: ["\n", "\n  ", "\n    ", "\n      "], pattern: /^(?: +#[^\n]*| *)\n(?:(?: *#[^\n]*| *)\n)* *$/ },
  /** To the next item of a list. */
  dashes: { usual: ["\n- ", "\n  - ", "\n    - "], pattern: /^(?: +#[^\n]*| *)\n(?:(?: *#[^\n]*| *)\n)* *- +$/ },
  dash: { usual: ["- "], pattern: /^- +$/ },
  nothing: { usual: [""], pattern: /^$/ },
  blanks: { usual: [" "], pattern: /^ +$/ },
  colon: { usual: [":"], pattern: /^:$/ },
  open: { usual: ["{ ", "[", "{", "[ "], pattern: /^[[{] *$/ },
  comma: { usual: [", "], pattern: /^ *, *$/ },
  close: { usual: [" }", "]", "}", " ]"], pattern: /^ *[\]}]$/ },
  empty: { usual: ["[]", "{}"], pattern: /^(?:\[ *\]|\{ *\})$/ },
} as const;

export type Gap = keyof typeof GAPS;

/** Whether a text is such a gap. Expressions, which take their time to compile, see only what is unusual. */
export function isGap(text: string, gap: Gap): boolean {
  const { usual, pattern } = GAPS[gap];
  return (usual as readonly string[]).includes(text) || pattern.test(text);
}
