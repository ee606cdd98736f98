import type { Problem } from "../../model/document.js";
import { nearest } from "../../model/nearest.js";
import { quote } from "../../model/quote.js";
import type { Range, SourceText } from "../../model/text.js";
import { INSTRUCTIONS } from "./flag-table.js";
import type { Syntax } from "./parser-directive.js";
import { MASK } from "./placeholder.js";
import { refusalOf } from "./refusal.js";
import type { Statement } from "./statement.js";

/** What a Dockerfile's readers found, for the judgement of what Docker would say to it. */
export interface Findings {
  readonly path: string;
  readonly text: string;
  readonly escape: string;
  readonly statements: readonly Statement[];
  /** Found while lines were put together. */
  readonly lexical: readonly Problem[];
  /** References that are bad substitutions. */
  readonly refused: readonly SourceText[];
  readonly conflict: Range | undefined;
  readonly syntax: Syntax | undefined;
}

/** Endings that say that something else is made into the Dockerfile first. */
const TEMPLATE_PATH = /\.(?:in|m4|j2|jinja2?|erb|ejs|hbs|mustache|tpl|tmpl|gotmpl|template)$/i;
/** Scripts keep braces of their own, such as `--format '{{.Id}}'`. */
const SCRIPTS = new Set(["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "SHELL"]);

/**
 * Only what Docker itself refuses to read, once for each mistake. Templates and files for another frontend are not
 * Docker's to read, so they are judged for a merge's marks alone.
 */
export function findProblems(findings: Findings): readonly Problem[] {
  const { conflict, lexical, statements } = findings;
  if (conflict !== undefined) return [{ range: conflict, message: `a merge left its conflict here, at ${quote("<<<<<<<")}; resolve it` }];
  if (!isForDocker(findings.syntax) || TEMPLATE_PATH.test(findings.path) || statements.some(isTemplate)) return [];
  // An open heredoc turns its body into instructions, which are no mistakes of their own.
  const open = lexical.find((problem) => problem.message.startsWith("the heredoc"));
  const limit = open?.range.start ?? Infinity;
  const found = [...lexical, ...refusals(findings), ...instructionProblems(findings)].filter((problem) => problem.range.start <= limit);
  if (found.length === 0 && !statements.some(({ instruction }) => instruction.name === "FROM")) {
    return [{ range: { start: 0, end: 0 }, message: "the file has no FROM, so Docker builds nothing from it; add one" }];
  }
  return found.sort((left, right) => left.range.start - right.range.start);
}

/** Whether `docker/dockerfile`, of any channel, reads the file. */
function isForDocker(syntax: Syntax | undefined): boolean {
  if (syntax === undefined) return true;
  return syntax.isComment && /(?:^|\/)docker\/dockerfile(?:-upstream)?(?:$|[:@])/.test(syntax.reference.value);
}

/** What Python's `format` or `envsubst` fills in, where an instruction would begin. */
const FIELD = /^\$?\{\w+\}$/;

const isTemplate = ({ instruction }: Statement): boolean =>
  (!SCRIPTS.has(instruction.name) && instruction.line.text.includes(MASK)) || FIELD.test(instruction.word.value);

function refusals({ refused }: Findings): readonly Problem[] {
  return refused.map(({ value, range }) => ({ range, message: `${quote(value)} has a quote or a \${…} that Docker cannot read; correct it` }));
}

function instructionProblems({ statements, escape }: Findings): readonly Problem[] {
  const problems: Problem[] = [];
  let isAfterFrom = false;
  let isAfterUnknown = false;
  let isEarlyReported = false;
  for (const { instruction } of statements) {
    const { name, word } = instruction;
    const isKnown = INSTRUCTIONS.includes(name);
    if (!isKnown && !isAfterUnknown) problems.push({ range: word.range, message: unknownMessage(word.value, escape) });
    // Lines that follow an unknown instruction belong to it: one forgotten continuation is one mistake.
    isAfterUnknown = !isKnown;
    if (!isKnown) continue;
    isAfterFrom ||= name === "FROM";
    const refusal = refusalOf(instruction, escape);
    if (refusal !== undefined) problems.push(refusal);
    if (isAfterFrom || name === "ARG" || isEarlyReported) continue;
    isEarlyReported = true;
    problems.push({ range: word.range, message: `${name} stands before the first FROM, where only ARG may; move it behind a FROM` });
  }
  return problems;
}

function unknownMessage(word: string, escape: string): string {
  const near = nearest(word, INSTRUCTIONS);
  if (near !== undefined) return `${quote(word)} is no instruction of a Dockerfile; did you mean ${near}?`;
  return `${quote(word)} is no instruction of a Dockerfile; remove the line, or end the one above with ${escape} if it belongs there`;
}
