/** What an object of SARIF may hold: a name's own shape, `!` behind a name that must be there. */
interface Shape {
  readonly [name: string]: Shape | Check | readonly [Shape];
}

/** `undefined` when the value is as it must be. */
type Check = (value: unknown) => string | undefined;

const is = (expected: string, test: (value: unknown) => boolean): Check => (value) => (test(value) ? undefined : `${JSON.stringify(value)} is not ${expected}`);
const text = is("a text", (value) => typeof value === "string" && value !== "");
const anyText = is("a text", (value) => typeof value === "string");
const flag = is("a flag", (value) => typeof value === "boolean");
const from = (least: number) => is(`a whole number from ${least}`, (value) => Number.isSafeInteger(value) && (value as number) >= least);
const oneOf = (...words: readonly string[]) => is(`one of ${words.join(", ")}`, (value) => words.includes(value as string));
const relativeUri = is("a relative reference", (value) => typeof value === "string" && /^(?:[\w\-.~!$&'()*+,;=@/]|%[0-9A-F]{2})+$/.test(value) && !value.startsWith("/"));
const uri = is("a URI", (value) => typeof value === "string" && URL.canParse(value));
const level = oneOf("none", "note", "warning", "error");
const texts = is("texts by name", (value) => typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string"));

const message: Shape = { "text!": text };
const region: Shape = { "startLine!": from(1), startColumn: from(1), endLine: from(1), endColumn: from(1), charOffset: from(0), charLength: from(0) };
const artifact: Shape = { "uri!": relativeUri };
const physical: Shape = { "artifactLocation!": artifact, "region!": region };

/** SARIF 2.1.0, sections 3.13 to 3.58, as far as we write it: objects are closed there, too. */
const LOG: Shape = {
  $schema: uri,
  "version!": oneOf("2.1.0"),
  "runs!": [
    {
      "tool!": {
        "driver!": {
          "name!": text,
          version: text,
          semanticVersion: is("a version", (value) => typeof value === "string" && /^\d+\.\d+\.\d+/.test(value)),
          informationUri: uri,
          rules: [
            {
              "id!": text,
              shortDescription: { "text!": text },
              fullDescription: { "text!": text },
              help: { "text!": text, markdown: text },
              helpUri: uri,
              defaultConfiguration: { enabled: flag, level },
            },
          ],
        },
      },
      columnKind: oneOf("utf16CodeUnits", "unicodeCodePoints"),
      newlineSequences: is("line ends", (value) => Array.isArray(value) && value.length > 0 && new Set(value).size === value.length),
      invocations: [{ "executionSuccessful!": flag, toolExecutionNotifications: [{ level, "message!": message }] }],
      results: [
        {
          ruleId: text,
          ruleIndex: from(0),
          level,
          "message!": message,
          locations: [{ physicalLocation: physical, logicalLocations: [{ fullyQualifiedName: text }] }],
          relatedLocations: [{ id: from(0), physicalLocation: physical, message }],
          partialFingerprints: texts,
          properties: texts,
          fixes: [{ description: message, "artifactChanges!": [{ "artifactLocation!": artifact, "replacements!": [{ "deletedRegion!": region, insertedContent: { text: anyText } }] }] }],
          suppressions: [{ "kind!": oneOf("inSource", "external"), justification: text }],
        },
      ],
    },
  ],
};

/** In what a log is not shaped as SARIF 2.1.0 says; also rules that are named wrong and ranges that end before they begin. */
export function shapeProblems(log: unknown): readonly string[] {
  const problems = problemsIn(log, LOG, "log");
  return problems.length > 0 ? problems : crossProblems(log as Log);
}

function problemsIn(value: unknown, shape: Shape | Check | readonly [Shape], path: string): readonly string[] {
  if (typeof shape === "function") {
    const problem = shape(value);
    return problem === undefined ? [] : [`${path}: ${problem}`];
  }
  if (isListShape(shape)) {
    if (!Array.isArray(value)) return [`${path}: is no list`];
    return value.flatMap((item, index) => problemsIn(item, shape[0], `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path}: is no object`];
  const known = new Map(Object.entries(shape).map(([name, inner]) => [name.replace("!", ""), inner]));
  const missing = Object.keys(shape).filter((name) => name.endsWith("!") && !(name.slice(0, -1) in value));
  return [
    ...missing.map((name) => `${path}: ${name.slice(0, -1)} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const expected = known.get(name);
      return expected === undefined ? [`${path}: ${name} is unknown`] : problemsIn(inner, expected, `${path}.${name}`);
    }),
  ];
}

const isListShape = (shape: Shape | readonly [Shape]): shape is readonly [Shape] => Array.isArray(shape);

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex?: number; readonly locations: readonly { readonly physicalLocation: { readonly region: Readonly<Record<string, number>> } }[] }[];
  }[];
}

function crossProblems({ runs }: Log): readonly string[] {
  return runs.flatMap(({ tool, results }) =>
    results.flatMap(({ ruleId, ruleIndex, locations }, index) => {
      const wrongRule = ruleIndex !== undefined && tool.driver.rules[ruleIndex]?.id !== ruleId;
      const backward = locations.some(({ physicalLocation: { region: at } }) => at.endLine! < at.startLine! || (at.endLine === at.startLine && at.endColumn! < at.startColumn!));
      return [...(wrongRule ? [`result ${index}: ${ruleId} is not rule ${ruleIndex}`] : []), ...(backward ? [`result ${index}: ends before it begins`] : [])];
    }),
  );
}
