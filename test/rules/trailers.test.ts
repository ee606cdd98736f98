import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { findBugMentions } from "../../src/formats/commit-message/bug-mentions.js";
import { fixMessage, judgeMessage } from "./check-message.js";

const HEAD = "title\n\nbody of it\n\n";
const TAIL = "\nSigned-off-by: Ada <ada@example.com>\nChange-Id: I0123456789012345678901234567890123456789\n";

/** What the rules say about lines, and what `--fix` makes of them; the rest of the message is in order. */
const judge = (lines: string, config?: object) => judgeMessage(HEAD + lines + "\n" + TAIL, config && { config }).map((finding) => finding.replace(/^\d+ /, ""));
const fix = (lines: string, config?: object) => fixMessage(HEAD + lines + "\n" + TAIL, config && { config }).slice(HEAD.length, -TAIL.length - 1);

describe("lines of the bots of opendev.org", () => {
  test.each([
    "Closes-Bug: 1234567", "Closes-Bug: #1234567", "Closes-bug:1234567", "closes-bug: 123", "Partial-Bug: LP 1234567", "Related-Bug: LP: #1234567", "Closes-Bug: 1234567  ",
    "Fixes-Bug: 1234567", "Impacts-Bug: 1234567", "Story: 2001234\nTask: 12345", "story: 2001234\ntask: 12345", "Story: #2001234\nTask: #5", "Story: 2001234\nTask: 12345 (part one)",
    "Depends-On: https://review.opendev.org/c/a/b/+/812345", "depends-on: I0123456789012345678901234567890123456789",
    "Test Plan:\nPASS: all of it\nFAIL: nothing", "Assisted-by: a machine", "Generated-By: role", "Needed-By: https://review.opendev.org/1", "Partially-Implements: blueprint x", "Whatever-Key: 1234567",
    "Fix: the thing", "Depends: libc6", "Depends on the weather: 1234567", "Story: the lazy dog", "Task: write a test", "Tasks:\n- one\n- two", "Task:\n  first do this", "Store:\n2001234", "Known bug: it is slow",
    "This closes bug 1234567 for good.", "    Closes-Bugs: 1234567", "    Signed-off-by: Someone", "  Signed-off-by: Someone", "see bug 1234567", "Upstream bug: https://example.com/1234", "Closes-bz: 1234567",
    "Related bug: the one of last year", "depends on: the order of the calls",
  ])("%j is nobody's mistake", (lines) => {
    expect(judge(lines)).toEqual([]);
  });

  test.each([
    ["Closes-Bugs: 1", "trailer-format", "Closes-Bug: 1"],
    ["* Closes-Bug: 1", "trailer-format", "Closes-Bug: 1"],
    ["Close-Bug: 1", "trailer-format", "Closes-Bug: 1"],
    ["Fixed bug: 1234567", "trailer-format", "Closes-Bug: 1234567"],
    ["Partially-Closes-Bug: #1", "trailer-format", "Partial-Bug: 1"],
    ["Relates-To-Bug: 1", "trailer-format", "Related-Bug: 1"],
    ["Related Bugs: 1234567, 1234568", "trailer-format", "Related-Bug: 1234567\nRelated-Bug: 1234568"],
    ["Partail-Bug: 1", "trailer-format", "Partial-Bug: 1"],
    ["Colses-Bug: 1", "trailer-format", "Closes-Bug: 1"],
    ["Paritial-Bug: 1", "trailer-format", "Partial-Bug: 1"],
    ["Signed-off by: Ada <ada@example.com>", "trailer-format", "Signed-off-by: Ada <ada@example.com>"],
    ["Signed-of-by: Ada <ada@example.com>", "trailer-format", "Signed-off-by: Ada <ada@example.com>"],
    ["Depends on: https://review.opendev.org/1", "trailer-format", "Depends-On: https://review.opendev.org/1"],
    ["DependsOn: https://review.opendev.org/1", "trailer-format", "Depends-On: https://review.opendev.org/1"],
    [" Depends-On: https://review.opendev.org/1", "trailer-format", "Depends-On: https://review.opendev.org/1"],
    ["Depends-On:https://review.opendev.org/1", "trailer-value", "Depends-On: https://review.opendev.org/1"],
    ["Depends-On: 812345", "trailer-value", "Depends-On: https://review.opendev.org/812345"],
    ["Closes-Bug: https://bugs.launchpad.net/starlingx/+bug/1234567", "trailer-value", "Closes-Bug: 1234567"],
    ["Closes-Bug: http://launchpad.net/bugs/1234567/comments/2", "trailer-value", "Closes-Bug: 1234567"],
    ["Closes-Bug: 1234567.", "trailer-value", "Closes-Bug: 1234567"],
    ["Closes-Bug: 1234567, 1234568 and 1234569", "trailer-value", "Closes-Bug: 1234567\nCloses-Bug: 1234568\nCloses-Bug: 1234569"],
    ["Closes-Bug: lp1234567", "trailer-value", "Closes-Bug: 1234567"],
    ["Closes-Bug: bug#1234567,", "trailer-value", "Closes-Bug: 1234567"],
    ["closes-bug #1234567", "trailer-style", "Closes-Bug: 1234567"],
    ["Closes Bug: 1234567", "trailer-style", "Closes-Bug: 1234567"],
    [" Closes-Bug: 1234567", "trailer-style", "Closes-Bug: 1234567"],
    ["Closes-Bug : 1234567", "trailer-style", "Closes-Bug: 1234567"],
    ["Closes_Bug: TBD", "trailer-format", "Closes-Bug: TBD"],
  ])("%j: %s, and becomes %j", (lines, rule, fixed) => {
    expect(judge(lines)).toEqual([rule]);
    expect(fix(lines)).toBe(fixed);
  });

  test.each(["Task:12345", "Task:  12345", "Task:\u00a012345", "Task : 12345", "TASK: 12345", "Tasks: 12345", "Tash: 12345"])("%j does nothing on StoryBoard", (line) => {
    expect(judge(`Story: 2001234\n${line}`)).toEqual([expect.stringMatching(/^trailer-(format|value)$/)]);
    expect(fix(`Story: 2001234\n${line}`)).toBe("Story: 2001234\nTask: 12345");
  });

  test("a story and a task that stand in each other's place are swapped, alone they are told", () => {
    expect(judge("Story: 12345\nTask: 2001234")).toEqual(["trailer-value", "trailer-value"]);
    expect(fix("Story: 12345\nTask: 2001234")).toBe("Story: 2001234\nTask: 12345");
    expect(fix("Task: 2001234\nStory: 12345")).toBe("Task: 12345\nStory: 2001234");
    expect(judge("Story: 12345\nTask: 12346")).toEqual(["trailer-value"]);
    expect(fix("Story: 12345\nTask: 12346")).toBe("Story: 12345\nTask: 12346");
  });

  test.each(["Closes-Bug:", "Closes-Bug: TBD", "Closes-Bug: NNNNN", "Closes-Bug: rhbz#1234567", "Depends-On: 0123456789abcdef0123456789abcdef01234567", "Signed-off-by: Ada", "Story: NNNNNNN\nTask: 1"])(
    "%j: nobody knows what was meant",
    (lines) => {
      expect(judge(lines)).toEqual(["trailer-value"]);
      expect(fix(lines)).toBe(lines);
    },
  );

  test.each([
    [["Bug: 1234567"], ["trailer-ambiguous"]],
    [["Bug #1234567"], ["trailer-ambiguous"]],
    [["LP: #1234567"], ["trailer-ambiguous"]],
    [["prose that is wrapped before", "bug 1234567", "and goes on"], ["trailer-ambiguous"]],
    [["Closes-Bug: 1234567", "", "as said in the other", "bug 1234567"], []],
    [["as said in the other", "bug 1234567", "", "Related-Bug: 1234567"], ["trailer-ambiguous"]],
    [["Closes-Bug: 1234567", "Partial-Bug: 1234567"], ["trailer-conflict"]],
    [["Closes-Bug: 1234567", "Related-Bug: 1234567"], []],
    [["Closes-Bug: 1234567", "Closes-Bug: #1234567"], ["trailer-conflict"]],
    [["Story: 2001234"], ["trailer-conflict"]],
    [["Task: 12345"], ["trailer-conflict"]],
    [["Story: 2001234", "Task: 12345", "Task: 12346"], []],
  ])("%j", (lines, expected) => {
    expect(judge(lines.join("\n"))).toEqual(expected);
  });

  test("a line that keeps git from finding Change-Id is told so", () => {
    const message = `${HEAD}Closes Bug: 1234567${TAIL.slice(0, 1)}Change-Id: I0123456789012345678901234567890123456789\n`;
    expect(judgeMessage(message)).toEqual(["5 trailer-style"]);
  });

  test("git looks in its block only; a preset does not ask for that", () => {
    const config = { extends: ["starlingx"], rules: { "trailer-block": "warning" } };
    expect(judge("Closes-Bug: 1234567", config)).toEqual(["trailer-block"]);
    expect(judgeMessage(`${HEAD}Closes-Bug: 1234567${TAIL}`, { config })).toEqual([]);
  });

  test("a line --- ends a mail, not a commit's message", () => {
    const config = { extends: ["starlingx"], rules: { "trailer-block": "warning" } };
    expect(judgeMessage(`title\n\nbefore\n---\nbehind\n\nCloses-Bug: 1234567${TAIL}`, { config })).toEqual([]);
  });

  it("never makes a line worse: what is fixed is read, and says the same bugs", () => {
    const word = fc.constantFrom("Closes", "closes", "Close", "Partial", "Partially", "Related", "Relates-To", "-", "-", " ", "Bug", "bug", "Bugs", ":", ": ", " #", "1234567", "1234568", ", ", ".", " (x)", "lp", "* ", "https://launchpad.net/bugs/");
    fc.assert(fc.property(fc.array(fc.array(word, { maxLength: 9 }).map((words) => words.join("")), { maxLength: 4 }), (lines) => {
      const text = `${HEAD}${lines.join("\n")}\n`;
      const fixed = fixMessage(text);
      expect(fixMessage(fixed)).toBe(fixed);
      expect(judgeMessage(fixed).filter((finding) => finding.endsWith("trailer-style"))).toEqual([]);
      const numbers = (message: string) => new Set(findBugMentions(message).filter(({ effect }) => effect !== "comment").map(({ number }) => number));
      for (const number of numbers(text)) expect(numbers(fixed)).toContain(number);
    }), { numRuns: 2000 });
  });
});

describe("Gerrit's rules", () => {
  const id = (digit: number) => `Change-Id: I${String(digit).repeat(40)}`;

  test.each([
    [`t\n\n${id(1)}\n`, []],
    [`t\n\nsee\n${id(2)}\n\n${id(1)}\n`, []],
    [`t\n\n${id(1)}\n\nSigned-off-by: Ada <a@b.c>\n`, ["3 change-id"]],
    [`t\n\n${id(1)}\n${id(2)}\n`, ["4 change-id"]],
    ["fixup! t\n", ["1 fixup-commit"]],
    ["squash! t\n", ["1 fixup-commit"]],
    ["amend! t\n\nCloses-Bugs: 1\n", ["1 fixup-commit"]],
  ])("%j: %j, in a commit only", (text, expected) => {
    expect(judgeMessage(text, { isMade: true })).toEqual(expected);
    expect(judgeMessage(text)).toEqual([]);
  });
});

describe("other trackers", () => {
  const config = (tracker: unknown) => ({ trackers: { Fixes: tracker, "Ticket-Id": tracker } });

  test.each([
    ["github", "Fixes: #12"], ["github", "Fixes: owner/repo#12"], ["github", "Fixes: GH-12"], ["github", "Fixes: https://github.com/o/r/issues/12"], ["github", 'Fixes: 1a2b3c4d5e6f ("the subject")'],
    ["github", "Fixes: 1234567"], ["github", "Fixes: the crash of #12"], ["gitlab", "Fixes: #12, #13 and group/project#14"], ["gitlab", "Fixes: https://gitlab.com/g/p/-/issues/12"], ["jira", "Fixes: ABC-12, ABC-13"],
  ])("%s is content with %j", (tracker, line) => {
    expect(judge(line, config(tracker))).toEqual([]);
  });

  test.each([
    ["github", "Fixes: 12", "Fixes: #12"],
    ["github", "Fixes: #12, #13", "Fixes: #12\nFixes: #13"],
    ["gitlab", "Fixes: 12", "Fixes: #12"],
    ["jira", "Fixes: abc-12", "Fixes: ABC-12"],
    ["jira", "Ticket-Id: https://jira.example.com/browse/ABC-12", "Ticket-Id: https://jira.example.com/browse/ABC-12"],
    [{ pattern: "T\\d+", url: "https://t.example.com/{id}/show" }, "Ticket-Id: https://t.example.com/T7/show", "Ticket-Id: T7"],
    [{ pattern: "T\\d+" }, "Tiket-Id: T7", "Ticket-Id: T7"],
  ])("%j: %j becomes %j", (tracker, line, fixed) => {
    expect(fix(line, config(tracker))).toBe(fixed);
    expect(judge(line, config(tracker)).length).toBe(line === fixed ? 0 : 1);
  });

  test("none, and the rules about bugs are silent", () => {
    expect(judge("Closes-Bugs: 1\nbug 1234567\n\nTask:1\nStory: 2001234\nDepends on: https://x", {})).toEqual([]);
    expect(judge("Closes-Bug: TBD", { extends: ["openstack"], trackers: { "closes-bug": "off" } })).toEqual([]);
  });
});

describe("what a change requires", () => {
  const change = (paths: readonly string[], names: readonly string[] = []) => ({ paths: () => paths, moves: () => (names.length === 0 ? [] : [{ path: "c.yaml", where: "x", names, before: "1", after: "2", isManaged: false }]) });
  const tagFile = change(["tags/image-tags-debian.yaml"]);

  test.each([
    ["starlingx", "Partial-Bug: 1234567", []],
    ["starlingx", "Related-Bug: 1234567", []],
    ["starlingx", "partial-bug #1234567", ["3 trailer-style"]],
    ["starlingx", "Story: 2001234\nTask: 12345", []],
    ["starlingx", "Story: 2001234\nTask:12345", ["1 trailer-required", "4 trailer-value"]],
    ["starlingx", "Closes-Bug: 1234567", ["3 trailer-conflict"]],
    ["starlingx", "", ["1 trailer-required"]],
    ["starlingx-strict", "Partial-Bug: 1234567", []],
    ["starlingx-strict", "Related-Bug: 1234567", ["1 trailer-required"]],
    ["starlingx-strict", "Closes-Bug: 1234567", ["1 trailer-required", "3 trailer-conflict"]],
    ["openstack", "", []],
  ])("%s, tag file, %j: %j", (preset, lines, expected) => {
    expect(judgeMessage(`title\n\n${lines}\n`, { config: { extends: [preset] }, change: tagFile })).toEqual(expected);
  });

  test("a change that touches nothing of that requires nothing; nor does one that nobody knows", () => {
    expect(judgeMessage("title\n", { change: change(["README.md"]) })).toEqual([]);
    expect(judgeMessage("title\n")).toEqual([]);
    expect(judgeMessage('Revert "title"\n\nThis reverts it.\n', { change: tagFile, isMade: true })).toEqual([]);
  });

  test("paths and moves that are asked for together must both be there", () => {
    const config = { commits: { require: [{ when: { files: ["charts/**"], moves: ["docker.io/team/*"] }, anyOf: [["Ticket"]] }] } };
    expect(judgeMessage("t\n", { config, change: change(["charts/a.yaml"], ["team/x", "docker.io/team/x"]) })).toEqual(["1 trailer-required"]);
    expect(judgeMessage("t\n", { config, change: change(["charts/a.yaml"], ["other/x"]) })).toEqual([]);
    expect(judgeMessage("t\n", { config, change: change(["other/a.yaml"], ["docker.io/team/x"]) })).toEqual([]);
    expect(judgeMessage("t\n\nTicket: 1\n", { config, change: change(["charts/a.yaml"], ["docker.io/team/x"]) })).toEqual([]);
  });

  test("an empty message lacks what is required, too", () => {
    expect(judgeMessage("", { change: tagFile })).toEqual(["1 trailer-required"]);
  });
});
