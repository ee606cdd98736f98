import type { SourceText } from "../../model/text.js";
import { sliceSource } from "../../model/text.js";

/** The `from` of a `--mount` value, which is a line of CSV; the last one counts. `undefined` when there is none. */
export function fromOfMount(mount: SourceText): SourceText | undefined {
  let from: SourceText | undefined;
  for (const [start, end] of splitFields(mount.value)) {
    const equals = mount.value.indexOf("=", start);
    if (equals - start !== 4 || equals >= end || mount.value.slice(start, equals).toLowerCase() !== "from") continue;
    from = equals + 1 < end ? sliceSource(mount, equals + 1, end) : undefined;
  }
  return from;
}

/** Where fields begin and end, their quotes left out. */
function splitFields(text: string): readonly (readonly [number, number])[] {
  const fields: [number, number][] = [];
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === '"';
    const close = quoted ? text.indexOf('"', at + 1) : -1;
    const comma = text.indexOf(",", close < 0 ? at : close);
    const end = comma < 0 ? text.length : comma;
    fields.push(close < 0 ? [at, end] : [at + 1, close]);
    at = end + 1;
  }
  return fields;
}
