import type { Option } from "./options.js";
import { OPTIONS } from "./options.js";
import type { Verb } from "./verbs.js";

/** The help of all verbs. */
export function showOverview(all: readonly Verb[]): string {
  const verbs = all.map((verb): Row => [`taglint ${verb.name === "check" ? "[check]" : verb.name} ${verb.usage}`.trimEnd(), verb.summary]);
  const check = all.find((verb) => verb.name === "check");
  return [
    "taglint finds container image references that float.",
    "",
    table(verbs),
    "",
    "Where a file or folder has a command's name, write ./config or -- config for the path; config followed by other paths is one, too.",
    "",
    "Options of check:",
    table(rowsOf(check)),
    "",
    "Exit: 0 clean, 1 findings at error level, 2 usage, configuration or internal error;",
    "of retag, resolve and pin also 3 incomplete, a rerun may help, and 130 interrupted.",
    "",
  ].join("\n");
}

/** The help of one verb. */
export function showVerb(verb: Verb): string {
  const head = `taglint ${verb.name} ${verb.usage}`.trimEnd();
  return [head, `  ${verb.summary}`, "", "Options:", table(rowsOf(verb)), ""].join("\n");
}

type Row = readonly [left: string, right: string];

function rowsOf(verb: Verb | undefined): readonly Row[] {
  return OPTIONS.filter(({ name }) => verb?.options.includes(name)).map((known): Row => {
    const option: Option = { ...known, ...verb?.meanings?.[known.name] };
    return [spell(option), option.summary];
  });
}

function spell(option: Option): string {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.value === undefined ? "" : option.implied === undefined ? ` ${option.value}` : `[=${option.value}]`;
  return `${short}--${option.name}${value}`;
}

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
