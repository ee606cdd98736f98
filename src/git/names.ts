/** A file's name as git or the system gives it, relative to where it was asked. */
export interface FileName {
  /** For people and for patterns; bytes that are not UTF-8 show as U+FFFD. */
  readonly text: string;
  /** The very bytes, only where `text` cannot open the file. */
  readonly raw?: Buffer;
}

/** The names in git's NUL-terminated output, in order, each once. */
export function splitNames(output: Buffer): readonly FileName[] {
  const text = output.toString("utf8");
  const names = new Set(text.split("\0"));
  names.delete("");
  if (!text.includes("\uFFFD")) return Array.from(names, (name) => ({ text: name }));
  return splitRawNames(output);
}

function splitRawNames(output: Buffer): readonly FileName[] {
  const names = new Map<string, FileName>();
  let start = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    const raw = output.subarray(start, end);
    start = end + 1;
    const text = raw.toString("utf8");
    const isExact = Buffer.from(text).equals(raw);
    if (raw.length > 0) names.set(raw.toString("latin1"), isExact ? { text } : { text, raw });
  }
  return [...names.values()];
}
