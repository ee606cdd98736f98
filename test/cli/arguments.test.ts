import { describe, expect, test } from "vitest";
import { parseArguments } from "../../src/cli/arguments.js";
import { readCheckOptions } from "../../src/cli/check-options.js";

const FORMATS = ["pretty", "unix", "json"];
const check = (...argv: readonly string[]) => readCheckOptions(parseArguments(argv), FORMATS);

describe("the command line", () => {
  test("takes values behind = or as the next word, short options also attached", () => {
    const spellings = [["--format=unix"], ["--format", "unix"], ["-f", "unix"], ["-funix"], ["-f=unix"]];
    for (const argv of spellings) expect(parseArguments(argv).options).toEqual(new Map([["format", ["unix"]]]));
    expect(parseArguments(["--since", "-x"]).options.get("since")).toEqual(["-x"]);
    expect(parseArguments(["--format=json=a=b"]).options.get("format")).toEqual(["json=a=b"]);
    expect(parseArguments(["--config="]).options.get("config")).toEqual([""]);
  });

  test("takes the value of --fix behind = only", () => {
    expect(parseArguments(["--fix", "all"])).toMatchObject({ options: new Map([["fix", ["safe"]]]), positionals: ["all"] });
    expect(parseArguments(["--fix=all"]).options).toEqual(new Map([["fix", ["all"]]]));
    expect(parseArguments(["--fix="]).options).toEqual(new Map([["fix", [""]]]));
  });

  test("mixes options and paths, and has only paths behind --", () => {
    const { options, positionals, beforeDashes } = parseArguments(["a", "--quiet", "b", "--", "--staged", "-f"]);
    expect([...options.keys()]).toEqual(["quiet"]);
    expect(positionals).toEqual(["a", "b", "--staged", "-f"]);
    expect(beforeDashes).toBe(2);
  });

  test.each([
    [["--quite"], 'there is no option "--quite"', "did you mean --quiet?"],
    [["--frobnicate"], 'there is no option "--frobnicate"', "taglint --help lists them"],
    [["-x"], 'there is no option "-x"', "taglint --help lists them"],
    [["--quiet=yes"], "--quiet takes no value", undefined],
    [["--since"], "--since needs a value: --since REF", undefined],
    [["--since", "a", "--since", "b"], "--since is given twice", undefined],
  ])("refuses %j", (argv, message, hint) => {
    expect(() => parseArguments(argv)).toThrow(expect.objectContaining({ message, hint }) as Error);
  });
});

describe("the options of check", () => {
  test("have defaults that suit a person", () => {
    expect(check()).toEqual({
      origin: { kind: "paths", paths: [] },
      fix: undefined,
      formats: [{ name: "pretty", file: undefined }],
      quiet: false, maxWarnings: Infinity, exitZero: false, forceExclude: false,
      inlineDisables: true, reportUnused: false, color: undefined, progress: true,
    });
  });

  test("say where texts come from", () => {
    expect(check("--staged").origin).toEqual({ kind: "staged" });
    expect(check("--since=main").origin).toEqual({ kind: "since", revision: "main" });
    expect(check("--stdin", "--stdin-filename", "a b").origin).toEqual({ kind: "stdin", path: "a b" });
  });

  test("say which fixes to make, and whether to write or to show them", () => {
    expect(check("--fix").fix).toEqual({ safety: "safe", output: "write" });
    expect(check("--fix=safe").fix).toEqual({ safety: "safe", output: "write" });
    expect(check("--fix=all").fix).toEqual({ safety: "unsafe", output: "write" });
    expect(check("--diff").fix).toEqual({ safety: "safe", output: "diff" });
    expect(check("--diff", "--fix=all").fix).toEqual({ safety: "unsafe", output: "diff" });
  });

  test("name formats and files", () => {
    expect(check("-f", "unix", "-f", "json=a=b.json").formats).toEqual([{ name: "unix", file: undefined }, { name: "json", file: "a=b.json" }]);
  });

  test.each([
    [["--staged", "a"], "--staged and paths cannot go together"],
    [["--staged", "--since=main"], "--staged and --since cannot go together"],
    [["--stdin"], "--stdin needs --stdin-filename PATH"],
    [["--stdin-filename=a"], "--stdin-filename goes with --stdin only"],
    [["--fix=some"], 'there is no kind of fix "some"'],
    [["--fix="], 'there is no kind of fix ""'],
    [["--fix", "--fix=all"], "--fix is given twice"],
    [["--color", "--no-color"], "--color and --no-color contradict each other"],
    [["--max-warnings=-1"], '--max-warnings takes a number, not "-1"'],
    [["--max-warnings=few"], '--max-warnings takes a number, not "few"'],
    [["-f", "jsn"], 'there is no format "jsn"'],
    [["-f", "json="], "--format json= names no file"],
    [["-f", "json", "-f", "unix"], "two formats go to the same place"],
    [["-f", "json=a", "-f", "unix=a"], "two formats go to the same place"],
  ])("refuse %j", (argv, message) => {
    expect(() => check(...argv)).toThrow(message);
  });
});
