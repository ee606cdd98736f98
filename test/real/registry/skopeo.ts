import { execFile } from "node:child_process";
import { createHash } from "node:crypto";

/** What skopeo, which shares no code with taglint, reads of an image; its bytes hashed here. */
export async function readBySkopeo(reference: string, ...flags: readonly string[]): Promise<{ readonly digest: string; readonly bytes: Buffer }> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    execFile("skopeo", ["inspect", "--raw", ...flags, `docker://${reference}`], { encoding: "buffer" }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`skopeo: ${stderr.toString()}`));
    });
  });
  return { digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}`, bytes };
}

/** For a registry that speaks http. */
export const PLAIN = "--tls-verify=false";
