/**
 * A text with what stands between two marker lines replaced.
 * @throws when the markers are missing, or stand the wrong way round
 */
export function replaceSection(text: string, opening: string, closing: string, content: string): string {
  const start = text.indexOf(opening);
  const end = text.indexOf(closing);
  if (start < 0 || end < start) throw new Error(`no "${opening}" with a "${closing}" behind it`);
  return `${text.slice(0, start + opening.length)}\n\n${content}\n\n${text.slice(end)}`;
}
