/** Lines `from` to `to` (0-based, half-open) of the old text, and those of the new text that stand there instead. */
export interface LineChange {
  readonly old: { readonly from: number; readonly to: number };
  readonly new: { readonly from: number; readonly to: number };
}

/** Beyond this many changed lines the search for the shortest way stops, because its time grows with their square. */
const MOST_STEPS = 400;

/**
 * What has changed between two lists of lines: few changes exactly (Myers, "An O(ND) Difference Algorithm", 1986), very many as
 * one change of everything between the first and the last. Either way the changes turn the old lines into the new ones.
 */
export function changedLines(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;

  const numbers = new Map<string, number>();
  const numbered = (lines: readonly string[]): readonly number[] => lines.slice(head, lines.length - tail).map((line) => numberOf(line, numbers));
  const [left, right] = [numbered(before), numbered(after)];
  const changes = left.length === 0 || right.length === 0 ? undefined : findShortest(left, right);
  const whole: LineChange = { old: { from: 0, to: left.length }, new: { from: 0, to: right.length } };
  const all = changes ?? (left.length + right.length === 0 ? [] : [whole]);
  return all.map((change) => ({
    old: { from: change.old.from + head, to: change.old.to + head },
    new: { from: change.new.from + head, to: change.new.to + head },
  }));
}

/** The same number for the same line, so that comparing is cheap. */
function numberOf(line: string, numbers: Map<string, number>): number {
  const known = numbers.get(line);
  if (known !== undefined) return known;
  numbers.set(line, numbers.size);
  return numbers.size - 1;
}

type Lines = readonly number[];

/** `undefined` when the shortest way has too many steps. */
function findShortest(left: Lines, right: Lines): readonly LineChange[] | undefined {
  const most = Math.min(MOST_STEPS, left.length + right.length);
  // Entry `diagonal + most + 1` is how far the old lines are used up on that diagonal.
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps++) {
    trace.push(reach.slice(most + 1 - steps - 1, most + 1 + steps + 2));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const at = diagonal + most + 1;
      const [below, above] = [reach[at - 1] ?? 0, reach[at + 1] ?? 0];
      let x = diagonal === -steps || (diagonal !== steps && below < above) ? above : below + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++;
      reach[at] = x;
      if (x >= left.length && x - diagonal >= right.length) return walkBack(trace, left.length, right.length);
    }
  }
  return undefined;
}

/** Follows the steps from the ends of both texts back to their beginnings, joining steps that touch. */
function walkBack(trace: readonly Int32Array[], oldLength: number, newLength: number): readonly LineChange[] {
  const changes: LineChange[] = [];
  let [x, y] = [oldLength, newLength];
  for (let steps = trace.length - 1; steps > 0; steps--) {
    const reach = trace[steps] ?? new Int32Array(0);
    const valueOf = (diagonal: number): number => reach[diagonal + steps + 1] ?? 0;
    const diagonal = x - y;
    const isInsert = diagonal === -steps || (diagonal !== steps && valueOf(diagonal - 1) < valueOf(diagonal + 1));
    const fromX = valueOf(isInsert ? diagonal + 1 : diagonal - 1);
    const fromY = fromX - (isInsert ? diagonal + 1 : diagonal - 1);
    const step = { old: { from: fromX, to: isInsert ? fromX : fromX + 1 }, new: { from: fromY, to: isInsert ? fromY + 1 : fromY } };
    const next = changes.at(-1);
    if (next?.old.from === step.old.to && next.new.from === step.new.to) {
      changes[changes.length - 1] = { old: { from: step.old.from, to: next.old.to }, new: { from: step.new.from, to: next.new.to } };
    } else {
      changes.push(step);
    }
    [x, y] = [fromX, fromY];
  }
  return changes.reverse();
}
