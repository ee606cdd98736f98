/** One way in which a server asks to be told who is there (RFC 9110, section 11). */
export interface Challenge {
  /** In lower case. */
  readonly scheme: string;
  /** Names in lower case; of a name given twice, the first value. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = /[!#$%&'*+\-.^_`|~\w]+/y;
const SEPARATORS = /[\s,]*/y;
const BLANKS = /[ \t]*/y;
const EQUALS = /[ \t]*=[ \t]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
const TOKEN68 = /[\w\-.~+/]+=*[ \t]*(?=,|$)/y;
const JUNK = /[^,]*/y;

/**
 * Reads `WWW-Authenticate`: several challenges may share a header, as several headers may be sent. What is malformed is left out
 * up to the next comma.
 */
export function parseChallenges(header: string | readonly string[] | undefined): readonly Challenge[] {
  const lines = header === undefined ? [] : typeof header === "string" ? [header] : header;
  return lines.flatMap(parseLine);
}

function parseLine(line: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(line);
    if (match !== null) position = pattern.lastIndex;
    return match;
  };

  for (take(SEPARATORS); position < line.length; take(SEPARATORS)) {
    const name = take(TOKEN)?.[0].toLowerCase();
    if (name === undefined) {
      take(JUNK);
      continue;
    }
    if (take(EQUALS) === null) {
      challenges.push({ scheme: name, parameters: new Map() });
      take(BLANKS);
      take(TOKEN68);
      continue;
    }
    const quoted = take(QUOTED)?.[1]?.replace(/\\(.)/gs, "$1");
    const value = quoted ?? take(TOKEN)?.[0];
    const parameters = challenges.at(-1)?.parameters;
    if (value !== undefined && parameters !== undefined && !parameters.has(name)) parameters.set(name, value);
    if (value === undefined) take(JUNK);
  }
  return challenges;
}
