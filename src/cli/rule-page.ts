import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A rule's page as Markdown, which the build puts beside the program; without the marks that are for its generator. */
export function readRulePage(packageRoot: string, rule: string): string {
  const page = readFileSync(join(packageRoot, "dist", "rules", rule, "README.md"), "utf8");
  return page.replace(/^<!--[^\n]*-->\n/gm, "");
}
