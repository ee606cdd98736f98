/** What stands in a text for bytes that are no UTF-8. */
export const REPLACEMENT = "\uFFFD";

/** The first U+FFFD that stands for bad bytes and not for itself; all before it is exact, so byte offsets follow. */
export function findBadBytes(bytes: Buffer, text: string, start: number): number {
  let position = start;
  let from = 0;
  for (let index = text.indexOf(REPLACEMENT); index >= 0; index = text.indexOf(REPLACEMENT, from)) {
    position += Buffer.byteLength(text.slice(from, index));
    if (bytes.toString("latin1", position, position + 3) !== "\xEF\xBF\xBD") return index;
    position += 3;
    from = index + 1;
  }
  return 0;
}
