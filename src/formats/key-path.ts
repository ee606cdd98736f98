/** The keys and indices that lead to a node, last one first; made into text only for what is reported. */
export interface KeyPath {
  readonly parent: KeyPath | undefined;
  readonly key: string | number;
}

/** `spec.containers[0].image`; keys that are not plain words are quoted in brackets. */
export function showKeyPath(path: KeyPath | undefined): string {
  const steps: KeyPath[] = [];
  for (let step = path; step !== undefined; step = step.parent) steps.push(step);
  return steps.reverse().map(showStep).join("");
}

function showStep({ key }: KeyPath, index: number): string {
  if (typeof key === "number") return `[${key}]`;
  if (!/^[\w$/-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return index === 0 ? key : `.${key}`;
}
