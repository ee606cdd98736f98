// Writes the repository over which `npm run bench` checks 20,000 commit messages.
import { spawnSync } from "node:child_process";

const FOLDERS = 40;
const FILES = 25;

/** What a project of some years looks like: a thousand files in folders, commits that change one or two, messages with a few lines of prose and the trailers of a review system. */
export function writeHistory(folder, commits, env) {
  spawnSync("git", ["init", "-q", folder], { env, stdio: "ignore" });
  const { status } = spawnSync("git", ["fast-import", "--quiet"], { cwd: folder, env, input: stream(commits), stdio: ["pipe", "ignore", "inherit"], maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`git fast-import exited with ${status}`);
}

function stream(commits) {
  const parts = [];
  for (let number = 0; number < commits; number++) {
    const text = messageOf(number);
    parts.push(`commit refs/heads/main\ncommitter A Developer <dev@example.com> ${1500000000 + number * 600} +0000\ndata ${Buffer.byteLength(text)}\n${text}`);
    const files = number === 0 ? Array.from({ length: FOLDERS * FILES }, (_, index) => index) : [number % 997, (number * 7) % 983];
    for (const file of files) parts.push(fileOf(file, `revision ${number}\n`));
    parts.push("\n");
  }
  return parts.join("");
}

const fileOf = (file, text) => `M 100644 inline part-${file % FOLDERS}/src/module-${Math.floor(file / FOLDERS)}.py\ndata ${text.length}\n${text}`;

function messageOf(number) {
  const body = "The service now waits for its peer before it reports that it is ready,\nbecause a start in the wrong order left the queue without a reader.\n\nTest Plan:\nPASS: build, install, and a restart of either side\nPASS: the queue is read after a swact\n";
  return `Wait for the peer before reporting readiness (${number})\n\n${body.repeat(1 + (number % 3))}\nCloses-Bug: ${1900000 + (number % 99999)}\nSigned-off-by: A Developer <dev@example.com>\nChange-Id: I${String(number).padStart(40, "0")}\n`;
}
