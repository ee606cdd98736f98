import { appendFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { rules } from "../../rules/index.js";
import type { RunResult } from "../model/finding.js";
import { pathFromCwd } from "../project/project.js";
import type { ReportOptions, Tool } from "../report/index.js";
import { githubSummary, noColours, reporters } from "../report/index.js";
import { chooseColours, wantsColour } from "./colours.js";
import { descriptorOf } from "./descriptor-path.js";
import type { GatherInput } from "./gather.js";
import type { Io, Output } from "./io.js";
import { tell } from "./messages.js";
import { openOutput } from "./output.js";
import { readRulePage } from "./rule-page.js";
import { ruleUrl } from "./rule-url.js";
import { readVersion } from "./version.js";

/** Writes a run's result in every format that the options name; to `output` where they name no file. */
export async function writeReports(result: RunResult, input: GatherInput, output: Output): Promise<void> {
  const { options, io } = input;
  for (const { name, file } of options.formats) {
    const report = reporters.get(name);
    if (report === undefined) throw new Error(`no reporter ${name}`);
    const isColoured = name === "pretty" && (file === undefined ? wantsColour({ ...io, stdout: output }, options.color) : options.color === true);
    const reportOptions = optionsFor(name, isColoured, input);
    const pieces = report(result, reportOptions);
    if (name === "github") appendSummary(githubSummary(result, reportOptions), io);
    if (file === undefined) {
      writePieces(pieces, output);
      continue;
    }
    const target = resolve(io.cwd, file);
    const descriptor = descriptorOf(target);
    if (descriptor !== undefined) {
      writePieces(pieces, outputTo(descriptor, io));
      continue;
    }
    const { writeWholeFile } = await import("../project/write-file.js");
    writeWholeFile(target, [...pieces].join(""));
  }
}

/** As many UTF-16 units as are worth a write of their own. */
const WORTH_WRITING = 65_536;

function writePieces(pieces: Iterable<string>, output: Output): void {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < WORTH_WRITING) continue;
    output.write(text);
    text = "";
  }
  output.write(text);
}

function outputTo(descriptor: number, { stdout, stderr }: Io): Output {
  if (descriptor === 1) return stdout;
  return descriptor === 2 ? stderr : openOutput(descriptor);
}

function optionsFor(name: string, isColoured: boolean, { project, options, io }: GatherInput): ReportOptions {
  const workspace = name === "github" ? io.env.GITHUB_WORKSPACE : undefined;
  return {
    // Annotations name files from the checkout's top, wherever the step runs.
    pathOf: workspace ? (path) => relative(workspace, resolve(project.root, path)).split(sep).join("/") : (path) => pathFromCwd(project, path),
    helpOf: name === "pretty" ? (rule) => `taglint explain ${rule}` : ruleUrl,
    quiet: options.quiet,
    colours: isColoured ? chooseColours(io, true) : noColours,
    tool: () => describeTool(io),
  };
}

const describeTool = ({ packageRoot }: Io): Tool => ({ version: readVersion(packageRoot), rules, pageOf: (rule) => readRulePage(packageRoot, rule) });

/** Adds to the page of a workflow run, if this is one. That it cannot be written is no reason to fail. */
function appendSummary(text: string, io: Io): void {
  const file = io.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    appendFileSync(resolve(io.cwd, file), text);
  } catch (error) {
    tell(io, `the step's summary cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}
