import type { TagSettings } from "../model/tag-settings.js";
import type { ConfigNode } from "./config-node.js";
import { childOf, entriesOf, itemsOf, stringOf, stringsOf } from "./config-node.js";
import { matchPaths } from "./path-matcher.js";

/** What the configuration says about managed tags. Values must have been validated. */
export function settleTagging(root: ConfigNode): TagSettings {
  const files = itemsOf(childOf(root, "tagFiles"));
  const globs = files.flatMap((file) => stringOf(file) ?? []);
  return {
    globs,
    matchesPath: globs.length === 0 ? () => false : matchPaths(globs),
    gitFiles: files.flatMap((file) => {
      const [git, ref, path] = ["git", "ref", "path"].map((key) => stringOf(childOf(file, key)));
      return git === undefined || path === undefined ? [] : [{ git, ref, path }];
    }),
    currentRelease: stringOf(childOf(root, "currentRelease")),
    mirrors: (stringsOf(childOf(root, "mirrors")) ?? []).map((prefix) => (prefix.endsWith("/") ? prefix : `${prefix}/`)),
    clones: new Map(entriesOf(childOf(root, "sources")).map(({ key, value }) => [key, stringOf(value) ?? ""])),
  };
}
