import type { Finding } from "../model/finding.js";

/**
 * Names for findings that stay the same when lines move: 16 hexadecimal digits out of path, rule, image and message. Findings
 * that are alike in all of these are told apart by their order. Each is unique in the run.
 * @param findings in a stable order, those silenced among them, so that silencing one renames no other
 */
export function fingerprintAll(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  const names = new Map<Finding, string>();
  for (const finding of findings) {
    const { path, rule, image, message } = finding;
    const key = JSON.stringify([path, rule, image?.written, message]);
    let count = counts.get(key) ?? 0;
    let name = hash(`${key}${count}`);
    while (taken.has(name)) name = hash(`${key}${++count}`);
    counts.set(key, count + 1);
    taken.add(name);
    names.set(finding, name);
  }
  return names;
}

/** Two lanes of FNV-1a over UTF-16 units, each mixed at the end as MurmurHash3 does: 64 bits, for telling apart, not for secrets. */
function hash(text: string): string {
  let left = 0x811c9dc5;
  let right = 0x1b873593;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    left = Math.imul(left ^ unit, 0x01000193);
    right = Math.imul(right ^ unit, 0x85ebca6b);
    right = (right << 13) | (right >>> 19);
  }
  return [mix(left), mix(right ^ text.length)].map((lane) => lane.toString(16).padStart(8, "0")).join("");
}

function mix(lane: number): number {
  let bits = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
