import { identify } from "../../formats/identify.js";
import type { Linter } from "../../linter.js";
import { createLinter } from "../../linter.js";
import { localDay } from "../../model/day.js";
import type { SourceFile } from "../../model/document.js";
import type { FileResult } from "../../model/finding.js";
import type { Rule } from "../../model/rule.js";
import type { RegistryClient } from "../../registry/registry-client.js";
import { reporters } from "../../report/index.js";
import type { Pin } from "../../retag/find-pin.js";
import { findPin } from "../../retag/find-pin.js";
import type { ResolveOptions } from "../../retag/resolve-image.js";
import { readCheckOptions } from "../check-options.js";
import { Fixer } from "../fixer.js";
import type { GatherInput, Source, TextSource } from "../gather.js";
import { gatherSources } from "../gather.js";
import { loadSettings } from "../load-settings.js";
import { tell } from "../messages.js";
import type { References } from "../pin/pinning-rules.js";
import { collectingRules, pinningRules } from "../pin/pinning-rules.js";
import { explainOffline, isUnanswered } from "../pin/explain-offline.js";
import { tellUnpinned } from "../pin/tell-unpinned.js";
import { openRegistry } from "../registry-options.js";
import { readResolveOptions } from "../resolve-options.js";
import { RunFacts } from "../run-facts.js";
import type { Command } from "../verbs.js";

/**
 * `taglint pin [PATH…]`: 0 nothing floats any more, 1 something does that cannot be pinned, 2 a file could not be written,
 * 3 a registry gave no answer. With `--diff` nothing is written.
 */
export const pin: Command = async (args, io) => {
  const check = readCheckOptions(args, [...reporters.keys()]);
  const resolveOptions = readResolveOptions(args);
  const { project, settings } = await loadSettings(args, io);
  const options = { ...check, fix: check.fix ?? ({ safety: "safe", output: "write" } as const) };
  const input: GatherInput = { project, settings, options, io };
  const linterFor = (rules: readonly Rule[]) =>
    createLinter({ rules, identify, settings, today: localDay(io.now()), inlineDisables: options.inlineDisables, loadYaml: io.packages.yaml });

  const references: References = new Map();
  const floating = await findFloating(input, linterFor(collectingRules(references)));
  const wanted = new Set(floating.flatMap(({ result }) => result.findings.flatMap(({ image, fixes }) => (fixes.length === 0 && image !== undefined ? image.reference : []))));
  const asked = new Map([...references].filter(([name]) => wanted.has(name)));
  const { client, close } = openRegistry(args, settings, io);
  try {
    const pins = await findPins(asked, client, resolveOptions);
    const isOffline = pins.size > 0 && [...pins.values()].every(isUnanswered);
    if (isOffline) tell(io, explainOffline(asked, pins));
    const fixer = new Fixer(input, linterFor(pinningRules(pins)), options.fix);
    const results = floating.flatMap(({ source, file, result }) => (isOffline ? result : (fixer.check(source, file) ?? [])));
    await fixer.finish();
    const code = tellUnpinned(results, { ...input, pins, isOffline, safety: options.fix.safety });
    if (fixer.hasFailed) return 2;
    if (isOffline) return 3;
    return fixer.mustStage && code === 0 ? 1 : code;
  } finally {
    await close();
  }
};

interface FloatingFile {
  readonly source: TextSource;
  readonly file: SourceFile;
  readonly result: FileResult;
}

/** The files that something floats in, as they are now. */
async function findFloating(input: GatherInput, linter: Linter): Promise<readonly FloatingFile[]> {
  const found: FloatingFile[] = [];
  const facts = new RunFacts(input);
  for (const source of await gatherSources(input)) {
    if (!isText(source)) continue;
    const { path, reading } = source;
    const file: SourceFile = { path, text: reading.text, problems: reading.problem && [reading.problem], facts: await facts.of(path, reading.text) };
    const result = linter.check(file);
    if (result !== undefined && result.findings.length > 0) found.push({ source, file, result });
  }
  return found;
}

const isText = (source: Source): source is TextSource => source.reading.kind === "text";

async function findPins(references: References, client: RegistryClient, options: ResolveOptions): Promise<ReadonlyMap<string, Pin>> {
  const found = Array.from(references, async ([name, reference]): Promise<[string, Pin]> => [name, await findPin(reference, client, options)]);
  return new Map(await Promise.all(found));
}
