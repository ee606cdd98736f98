/** What one schema of YAML or another reads a plain scalar as, when that is no string. */
export type PlainType = "nothing" | "true or false" | "a number" | "a date";

/**
 * The implicit types of YAML 1.2's core schema (10.3.2) and of YAML 1.1 (yaml.org/type), the latter as PyYAML has them: without
 * `y` and `n`. A number in base 60 (`12:30`) is one of 1.1's.
 */
const TYPES: readonly (readonly [PlainType, RegExp])[] = [
  ["nothing", /^(?:~|null|Null|NULL)?$/],
  ["true or false", /^(?:true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/],
  ["a number", /^[-+]?(?:0b[01_]+|0o[0-7]+|0x[\da-fA-F_]+|\d[\d_]*)$/],
  ["a number", /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?$/],
  ["a number", /^[-+]?[1-9][\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/],
  ["a number", /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/],
  ["a date", /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/],
];

/** What a plain scalar is where it is no string. */
export function typeOfPlain(text: string): PlainType | undefined {
  return TYPES.find(([, shape]) => shape.test(text))?.[0];
}
