import { WordReader } from "./shell-word.js";
import { isSpace } from "./whitespace.js";

/** A body that follows an instruction, up to a line that is `name` alone. */
export interface Heredoc {
  readonly name: string;
  /** Written `<<-`: tabs before the last line do not count. */
  readonly dropsTabs: boolean;
}

/** BuildKit reads heredoc words with the backslash, whatever the file's escape character is. */
const ESCAPE = "\\";

/** The heredocs that a RUN, COPY or ADD line opens, in order (BuildKit's `heredocsFromLine`); none when its quoting is broken. */
export function heredocsOf(line: string): readonly Heredoc[] {
  if (!line.includes("<<")) return [];
  const words = splitWords(line, true) ?? [];
  return words.flatMap((word) => heredocOf(word) ?? []);
}

/** Whether a word is the mark of a heredoc. */
export function heredocOf(word: string): Heredoc | undefined {
  const opening = /^\d*<<(-?)/.exec(word);
  if (opening === null) return undefined;
  const rest = word.slice(opening[0].length).trimStart();
  if (rest === "" || rest.includes("<")) return undefined;
  const names = splitWords(rest, false);
  const name = names?.[0];
  return names?.length === 1 && name !== undefined ? { name, dropsTabs: opening[1] === "-" } : undefined;
}

/**
 * Parts a line at the blanks that no quote protects; `raw` keeps quotes and escapes. Blanks behind `<<` belong to its word.
 * Answers `undefined` when a quote or a substitution has no end (BuildKit's `Lex.ProcessWords`).
 */
function splitWords(line: string, raw: boolean): readonly string[] | undefined {
  const reader = new WordReader(line, ESCAPE);
  const words: string[] = [];
  let word = "";
  const finish = () => {
    if (word !== "") words.push(word);
    word = "";
  };
  for (let at = 0; at < line.length; ) {
    const char = line.charAt(at);
    let end = at + 1;
    if (char === "'") {
      end = line.indexOf("'", at + 1) + 1;
      if (end === 0) return undefined;
      word += raw ? line.slice(at, end) : line.slice(at + 1, end - 1);
    } else if (char === '"') {
      const quoted = reader.readDoubleQuotes(at);
      if (quoted === undefined) return undefined;
      end = quoted.end;
      word += raw ? line.slice(at, end) : quoted.value.map(({ from, to }) => line.slice(from, to)).join("");
    } else if (char === "$") {
      const substitution = reader.readSubstitution(at);
      if (substitution === undefined) return undefined;
      end = substitution.end;
      word += line.slice(at, end);
    } else if (char === ESCAPE) {
      word += (raw ? char : "") + line.charAt(at + 1);
      end = at + 2;
    } else if (char === "<" && line[at + 1] === "<") {
      end = at + 2;
      while (line[end] === " " || line[end] === "\t" || line[end] === "\r") end++;
      word += line.slice(at, end);
    } else if (isSpace(char)) finish();
    else word += char;
    at = end;
  }
  finish();
  return words;
}
