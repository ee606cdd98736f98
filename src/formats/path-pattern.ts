/**
 * Turns a format's file-name glob into a regular expression: two stars and a slash are any folders, one star any text
 * without a slash, `{a,b}` either. Written by ourselves because loading a glob library costs more than a run over one file.
 */
export function compilePathPattern(glob: string): RegExp {
  let pattern = "";
  for (let index = 0; index < glob.length; index++) {
    const unit = glob.charAt(index);
    if (glob.startsWith("**/", index)) {
      pattern += "(?:.*/)?";
      index += 2;
    } else if (unit === "*") pattern += "[^/]*";
    else if (unit === "{") pattern += "(?:";
    else if (unit === "}") pattern += ")";
    else if (unit === ",") pattern += "|";
    else pattern += unit.replace(/[.+?^$()|[\]\\]/, "\\$&");
  }
  return new RegExp(`^${pattern}$`, "s");
}
