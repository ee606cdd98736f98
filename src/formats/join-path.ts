/**
 * A path that stands in a file of `folder`, relative to what `folder` is relative to: `../base` in `apps/web/prod` is
 * `apps/web/base`. `undefined` for what is no path in the same repository: an address, an absolute path, an inline text.
 */
export function joinPath(folder: string, path: string): string | undefined {
  if (path === "" || path.startsWith("/") || /[\n?]|:\/\/|^[\w.-]+@|^(?:git)?::|^github\.com[/:]/.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of `${folder}/${path}`.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/");
}
