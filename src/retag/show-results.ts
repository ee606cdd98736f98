import { normalizeName, splitName } from "../model/reference.js";
import type { RetagMode } from "./describe-result.js";
import { placeOfEntry } from "./retag-entry.js";
import type { RetagResult, RetagState } from "./retag-result.js";
import { countOf } from "./retag-summary.js";
import type { Tally } from "./tally.js";

/** A result and what was asked for it. */
export interface ShownResult {
  readonly result: RetagResult;
  readonly tally: Tally;
}

/** What is said of a tag that only the lock file vouches for; counted, where all else is told line by line. */
const AGREES = "source gone, lock agrees";

/** How a state is called on a line of its own; capitals where a person must act. */
const LABELS: Readonly<Record<RetagState, string>> = {
  "up-to-date": "up to date",
  created: "created",
  create: "create",
  "exists-unverified": "unverified",
  skipped: "skipped",
  failed: "failed",
  "missing-source": "MISSING",
  "source-moved": "MOVED",
  "verify-failed": "NOT STORED",
  conflict: "CONFLICT",
};

const LABEL_WIDTH = Math.max(...Object.values(LABELS).map((label) => label.length));

/** For people: by registry, each entry that is not simply up to date on a line, then counts, then what to do. */
export function showResults(shown: readonly ShownResult[], mode: RetagMode): readonly string[] {
  return [...[...groupByHost(shown)].flatMap(([host, own]) => showHost(host, own, mode)), conclude(shown.map(({ result }) => result), mode)];
}

function groupByHost(shown: readonly ShownResult[]): ReadonlyMap<string, readonly ShownResult[]> {
  const groups = new Map<string, ShownResult[]>();
  for (const one of shown) {
    const [host = ""] = normalizeName(splitName(one.result.entry.name)).split("/", 1);
    const group = groups.get(host);
    if (group === undefined) groups.set(host, [one]);
    else group.push(one);
  }
  return groups;
}

function showHost(host: string, shown: readonly ShownResult[], mode: RetagMode): readonly string[] {
  const results = shown.map(({ result }) => result);
  const requests = shown.reduce((sum, { tally }) => sum + tally.requests, 0);
  const pulls = shown.reduce((sum, { tally }) => sum + tally.pulls, 0);
  const listed = results.filter(({ state, message = AGREES }) => state !== "up-to-date" || message !== AGREES);
  const name = widthOf(listed.map(({ entry }) => nameOf(entry.name)));
  const tag = widthOf(listed.map(({ entry }) => entry.tag));
  const lines = listed.map((result) => showLine(result, { name, tag }));
  const agree = results.filter(({ state, message }) => state === "up-to-date" && message?.startsWith(AGREES) === true).length;
  const current = countOf(results, "up-to-date");
  const counts = current === 0 ? [] : [`  ${LABELS["up-to-date"].padEnd(LABEL_WIDTH)}  ${current}${agree === 0 ? "" : `    source gone, lock agrees  ${agree}`}`];
  return [`${mode}  ${host}  ${count(results.length, "entry", "entries")}  (${count(requests, "request", "requests")}, ${count(pulls, "pull", "pulls")})`, ...lines, ...counts];
}

const nameOf = (name: string): string => placeOfEntry({ name }).repository;

/** Beyond this, one long name must not push all others apart. */
const WIDEST = 60;
const widthOf = (texts: readonly string[]): number => Math.min(WIDEST, texts.reduce((width, { length }) => Math.max(width, length), 0));

function showLine(result: RetagResult, width: { readonly name: number; readonly tag: number }): string {
  const { entry, state, digest, platforms, kind, message } = result;
  const head = `  ${LABELS[state].padEnd(LABEL_WIDTH)}  ${nameOf(entry.name).padEnd(width.name)}  ${entry.tag.padEnd(width.tag)}`;
  const place = `${entry.file}:${entry.line}`;
  if (state === "create" || state === "created") {
    const shownPlatforms = platforms === undefined || platforms.length === 0 ? "" : ` (${platforms.map((platform) => platform.replace(/^linux\//, "")).join(", ")})`;
    const note = message === undefined ? "" : `  ${shortenDigests(message)}`;
    return `${head}  <- ${entry.sourceTag}  ${shortenDigests(digest ?? "")}${shownPlatforms}${note}`;
  }
  const cause = kind === undefined ? "" : `${kind}: `;
  return `${head}  ${cause}${shortenDigests(message ?? "")}  ${place}`;
}

const shortenDigests = (text: string): string => text.replace(/\b(sha\d+:[0-9a-f]{8})[0-9a-f]+/g, "$1…");

function conclude(results: readonly RetagResult[], mode: RetagMode): string {
  const words: Readonly<Record<RetagState, string>> = {
    "up-to-date": "up to date",
    created: "created",
    create: "to create",
    "exists-unverified": "unverified",
    skipped: "skipped",
    failed: "failed",
    "missing-source": "missing",
    "source-moved": "moved at the source",
    "verify-failed": mode === "check" ? "gone" : "not stored",
    conflict: countOf(results, "conflict") === 1 ? "conflict" : "conflicts",
  };
  const told = (Object.keys(LABELS) as readonly RetagState[]).filter((state) => state !== "up-to-date");
  const counts = told.flatMap((state) => (countOf(results, state) === 0 ? [] : [`${countOf(results, state)} ${words[state]}`]));
  const head = counts.length === 0 ? `${results.length === 0 ? "No entries" : "All up to date"}.` : `${counts.join(", ")}.`;
  const advice = results.some(({ canMove }) => canMove === true) ? ` ${MOVE_ADVICE}` : "";
  if (mode !== "plan") return `${head}${advice}`;
  return `${head} Nothing written${countOf(results, "create") > 0 ? "; run with --apply" : ""}.${advice}`;
}

const MOVE_ADVICE = "A tag that is to be moved is named with the whole digest that it has now (--format json shows it): --move NAME:TAG@DIGEST.";

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
