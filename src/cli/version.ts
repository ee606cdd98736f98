import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version in taglint's own package.json. */
export function readVersion(packageRoot: string): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { readonly version: string };
  return manifest.version;
}
