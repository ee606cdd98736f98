import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";

const ENTRIES = 40;

/** A repository whose tag file has that many revisions, each with one entry moved on, and a configuration that names the file. */
export function writeTagHistory(folder, revisions, env) {
  mkdirSync(folder, { recursive: true });
  const git = (args, input) => {
    const { status, stderr } = spawnSync("git", args, { cwd: folder, env, input, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  };
  git(["init", "-q", "--initial-branch=main", "."]);
  const versions = Array.from({ length: ENTRIES }, () => 0);
  const commits = [file(".taglint.yaml", 'tagFiles: ["tags/image-tags-*.yaml"]\n')];
  const lines = Array.from({ length: revisions }, (_, index) => {
    versions[index % ENTRIES]++;
    const first = index === 0 ? commits[0] : "";
    return `commit refs/heads/main\ncommitter Ada <ada@example.com> ${1700000000 + index * 3600} +0000\ndata 6\nchange\n${first}${file("tags/image-tags-a.yaml", tagFile(versions))}`;
  });
  git(["fast-import", "--quiet"], lines.join("\n"));
  git(["reset", "-q", "--hard", "main"]);
}

const file = (path, text) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;

const tagFile = (versions) => `# yamllint disable rule:line-length\n---\nimages:\n${versions.map(entry).join("")}`;

function entry(version, index) {
  const sha = (index * 1000 + version).toString(16).padStart(40, "0");
  return `  - name: docker.io/example/part-${index}\n    src_build_tag: main-debian-stable-${20200101 + version}T060059Z.0\n    src_ref: https://git.example.com/team/part-${index}/commit/${sha}\n    # Tag based on the package's own version\n    tag: r1.0-v1.${index}.${version}\n`;
}
