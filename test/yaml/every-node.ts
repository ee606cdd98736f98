import type { Node } from "../../src/yaml/node.js";

/** The keys and indexes that lead to a node; written out only when asked. */
export class KeyPath {
  readonly parent: KeyPath | undefined;
  readonly step: string | number;

  constructor(parent: KeyPath | undefined, step: string | number) {
    this.parent = parent;
    this.step = step;
  }

  /** `spec.containers[0].image` */
  toString(): string {
    let text = "";
    for (const step of this.#steps()) text += typeof step === "number" ? `[${step}]` : text === "" ? step : `.${step}`;
    return text;
  }

  #steps(): readonly (string | number)[] {
    const steps: (string | number)[] = [];
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    for (let path: KeyPath | undefined = this; path !== undefined; path = path.parent) steps.push(path.step);
    return steps.reverse();
  }
}

export interface Visit {
  readonly node: Node;
  /** `undefined` at the root. */
  readonly path: KeyPath | undefined;
}

/** Every node that is a value, in file order, aliases unresolved; keys are in the paths. */
export function* walk(root: Node | undefined): Generator<Visit> {
  const waiting: Visit[] = root === undefined ? [] : [{ node: root, path: undefined }];
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    yield visit;
    const { node, path } = visit;
    if (node.kind === "mapping") {
      for (let index = node.pairs.length - 1; index >= 0; index--) {
        const pair = node.pairs[index];
        if (pair?.value !== undefined) waiting.push({ node: pair.value, path: new KeyPath(path, stepOf(pair.key)) });
      }
    } else if (node.kind === "sequence") {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const item = node.items[index];
        if (item !== undefined) waiting.push({ node: item, path: new KeyPath(path, index) });
      }
    }
  }
}

function stepOf(key: Node): string {
  if (key.kind === "scalar") return key.source.value;
  return key.kind === "alias" ? `*${key.name}` : "?";
}
