import { rules } from "../../rules/index.js";
import { identify } from "../formats/identify.js";
import type { Linter } from "../linter.js";
import { createLinter } from "../linter.js";
import type { GatherInput } from "./gather.js";

/** A linter for commit messages; allow entries, which expire, are about images. */
export function createMessageLinter({ settings, options, io }: GatherInput): Linter {
  return createLinter({ rules, identify, settings, today: "", inlineDisables: options.inlineDisables, reportUnused: options.reportUnused, loadYaml: io.packages.yaml });
}
