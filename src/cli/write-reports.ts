import { resolve } from "node:path";
import type { RunResult } from "../model/finding.js";
import { pathFromCwd } from "../project/project.js";
import { noColours } from "../report/colours.js";
import { reporters } from "../report/index.js";
import { chooseColours, wantsColour } from "./colours.js";
import type { GatherInput } from "./gather.js";
import type { Output } from "./io.js";
import { ruleUrl } from "./rule-url.js";

/** Writes a run's result in every format that the options name; to `output` where they name no file. */
export async function writeReports(result: RunResult, { project, options, io }: GatherInput, output: Output): Promise<void> {
  const pathOf = (path: string): string => pathFromCwd(project, path);
  for (const { name, file } of options.formats) {
    const report = reporters.get(name);
    if (report === undefined) throw new Error(`no reporter ${name}`);
    const isColoured = name === "pretty" && (file === undefined ? wantsColour({ ...io, stdout: output }, options.color) : options.color === true);
    const colours = isColoured ? chooseColours(io, true) : noColours;
    const helpOf = name === "pretty" ? (rule: string) => `taglint explain ${rule}` : ruleUrl;
    const text = report(result, { pathOf, helpOf, quiet: options.quiet, colours });
    if (file === undefined) {
      output.write(text);
      continue;
    }
    const { writeWholeFile } = await import("../project/write-file.js");
    writeWholeFile(resolve(io.cwd, file), text);
  }
}
