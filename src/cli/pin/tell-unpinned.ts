import { isMadeUnasked } from "../../engine/fix.js";
import type { FileResult, Finding } from "../../model/finding.js";
import type { Safety } from "../../model/image.js";
import { pathFromCwd } from "../../project/project.js";
import type { Pin } from "../../retag/find-pin.js";
import type { GatherInput } from "../gather.js";
import { tell } from "../messages.js";

export interface TellInput extends Pick<GatherInput, "project" | "io"> {
  readonly pins: ReadonlyMap<string, Pin>;
  /** Whether nothing is changed, because no registry answers. */
  readonly isOffline: boolean;
  readonly safety: Safety;
}

/**
 * Tells of each reference that goes on floating why it does. 0 when there is none, 3 when a registry may yet answer, else 1.
 * @param results of the files as they are now; where a fix may still be made, as in a diff, it counts as made
 */
export function tellUnpinned(results: readonly FileResult[], { pins, isOffline, safety, project, io }: TellInput): 0 | 1 | 3 {
  let code: 0 | 1 | 3 = 0;
  for (const { path, findings } of results) {
    for (const finding of findings) {
      const made = finding.fixes.find((fix) => isMadeUnasked(fix, safety));
      if (made !== undefined && !isOffline) continue;
      const pin = pins.get(finding.image?.reference ?? "");
      const { line, column } = finding.location.start;
      tell(io, `${pathFromCwd(project, path)}:${line}:${column}: "${finding.image?.written ?? ""}" is not pinned: ${made === undefined ? explain(finding, pin) : `${made.title}, once a registry answers for the others`}`);
      code = pin?.kind !== "failed" ? 1 : code === 1 ? 1 : 3;
    }
  }
  return code;
}

function explain({ fixes }: Finding, pin: Pin | undefined): string {
  if (fixes.some(({ isChoice }) => isChoice === true)) return `only a person can choose: ${fixes.map(({ title }) => title).join(", or ")}`;
  if (fixes.length > 0) return "what would be written is used elsewhere, too; --fix=all writes it";
  if (pin === undefined) return "a part of it is filled in later";
  return pin.kind === "failed" || pin.kind === "missing" ? pin.message : "this file has no place to write it";
}
