import type { Range } from "../../model/text.js";
import type { Mapping, Pair, Scalar } from "../../yaml/node.js";

/** A value that is set by its dotted name, as with `helm --set`. */
export interface Parameter {
  readonly name: Scalar;
  /** Its value is the pair's. */
  readonly pair: Pair;
}

interface Branch extends Mapping {
  readonly pairs: Pair[];
}

/** No real name is longer; a longer one could nest without end. */
const LONGEST_NAME = 250;

/** A dot between the steps of a name; one behind a backslash belongs to a step (Helm, "The Format and Limitations of --set"). */
const DOT = /(?<!\\)\./;

/** The tree of values that the parameters come to, with each value at its own place in the document. */
export function buildValues(parameters: readonly Parameter[], range: Range): Mapping {
  const root = newBranch(range);
  const branches = new Map<string, Branch>();
  for (const { name, pair } of parameters) {
    if (name.source.value.length > LONGEST_NAME) continue;
    const steps = name.source.value.split(DOT);
    const last = steps.pop() ?? "";
    let branch = root;
    let path = "";
    for (const step of steps) {
      path += `${step}\n`;
      const known = branches.get(path);
      const next = known ?? newBranch(name.range);
      if (known === undefined) {
        branches.set(path, next);
        branch.pairs.push({ key: keyOf(name, step), value: next, colonEnd: name.range.end });
      }
      branch = next;
    }
    branch.pairs.push({ key: keyOf(name, last), value: pair.value, colonEnd: pair.colonEnd });
  }
  return root;
}

const newBranch = (range: Range): Branch => ({ kind: "mapping", flow: true, range, pairs: [] });

/** A step as the key that it stands for, at the place of the whole name. */
function keyOf({ range }: Scalar, step: string): Scalar {
  return { kind: "scalar", style: "plain", range, source: { value: step.replaceAll("\\.", "."), range } };
}
