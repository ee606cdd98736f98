import { valueOf } from "../../model/image.js";
import type { CheckedDocument } from "../checker.js";
import type { Managed } from "../managed-places.js";
import { findManaged, imageAt, managedByName } from "../managed-places.js";
import type { Choices } from "./config-keys.js";

/** The tags that tag files give the image whose tag is being written: behind `name:`, or under a key of its own. */
export function managedTagsAt(checked: CheckedDocument, offset: number): Choices | undefined {
  const { text } = checked.offsets;
  const written = /([\w.-]+(?::\d+)?(?:\/[\w.-]+)*):([\w.-]*)$/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset));
  const behind = written?.[1] === undefined ? undefined : managedByName(written[1], checked);
  if (behind !== undefined) return choicesOf(behind, offset - (written?.[2]?.length ?? 0));
  const image = imageAt(checked, offset);
  const managed = image && findManaged(image, checked);
  if (image === undefined || managed === undefined || image.tag.range.end < offset || image.tag.range.start > offset) return undefined;
  return choicesOf(managed, valueOf(image.tag) === undefined ? offset : image.tag.range.start);
}

function choicesOf({ image, places }: Managed, start: number): Choices {
  const choices = image.tags.map((name) => ({ name, isKey: false, description: places.find(({ tag }) => tag === name)?.path }));
  return { choices, start };
}
