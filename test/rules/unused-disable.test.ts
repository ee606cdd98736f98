import { describe, expect, it } from "vitest";
import { fixText } from "../../src/engine/fix.js";
import { checkText, shown, stubLinter } from "../engine/stub-settings.js";

const check = (text: string) => shown(checkText(text));

describe("unused-disable", () => {
  it("reports a directive that silences nothing, on the rule's name", () => {
    expect(check("image a:1 # taglint-disable-line floating-tag -- old")).toEqual(['1:34 unused-disable directive for "floating-tag" silences nothing; remove it']);
    expect(check("# taglint-disable-file floating-tag\nimage a:1")).toHaveLength(1);
  });

  it("reports the second of two that say the same", () => {
    expect(check("# taglint-disable-file floating-tag\n# taglint-disable-file floating-tag\nimage a:latest")[0]).toMatch(/^2:/);
    expect(check("# taglint-disable-next-line floating-tag\nimage a:latest # taglint-disable-line floating-tag\n")[0]).toMatch(/^2:/);
  });

  it("reports a directive without a rule", () => {
    expect(check("image a:latest # taglint-disable-line")).toEqual([
      '1:9 floating-tag tag "latest" moves; use one that is published once',
      '1:18 unused-disable directive "taglint-disable-line" names no rule and silences nothing; name one or remove it',
    ]);
  });

  it("knows what rule was meant", () => {
    expect(check("image a:1 # taglint-disable-line floting-tag")).toEqual(['1:34 unused-disable rule "floting-tag" does not exist; did you mean "floating-tag"?']);
    expect(check("image a:1 # taglint-disable-line becauseitisold")).toEqual(['1:34 unused-disable rule "becauseitisold" does not exist; remove it, and write a reason behind --']);
  });

  it.each([
    ["taglint-disable-nextline floating-tag", "taglint-disable-next-line"],
    ["taglint-ignore floating-tag", "taglint-disable-next-line"],
    ["taglint-ignore-line floating-tag", "taglint-disable-line"],
    ["taglint-ignore-file floating-tag", "taglint-disable-file"],
    ["taglint-Enable", "taglint-enable"],
  ])("knows what directive %s was meant to be, and writes it only when asked for all fixes", (comment, meant) => {
    const name = comment.split(" ", 1)[0]!;
    const result = checkText(`# ${comment}\nimage a:1`);
    expect(shown(result)).toEqual([`1:3 unused-disable directive "${name}" does not exist; did you mean "${meant}"?`]);
    expect(result.findings[0]?.fixes).toMatchObject([{ edits: [{ start: 2, end: 2 + name.length, text: meant }], safety: "unsafe" }]);
  });

  it("takes a colon behind the directive's name", () => {
    expect(check("# taglint-disable-next-line: floating-tag\nimage a:latest")).toEqual([]);
  });

  it("reports an enable that closes nothing", () => {
    expect(check("# taglint-enable\nimage a:1")).toEqual(['1:3 unused-disable directive "taglint-enable" closes no "taglint-disable" above it; remove it']);
    expect(check("# taglint-disable floating-tag\nimage a:latest\n# taglint-enable floating-tag, implicit-latest\n# taglint-enable floating-tag\n")).toEqual([
      '3:32 unused-disable directive "taglint-enable" for "implicit-latest" closes no "taglint-disable" above it; remove it',
      '4:18 unused-disable directive "taglint-enable" for "floating-tag" closes no "taglint-disable" above it; remove it',
    ]);
    expect(check("# taglint-disable floating-tag\nimage a:latest\n# taglint-enable floting-tag\n")[0]).toBe('3:18 unused-disable rule "floting-tag" does not exist; did you mean "floating-tag"?');
  });

  it.each(["--until friday, then not", "- until friday", "\u2014 until friday"])("says once how a reason is written: %s", (reason) => {
    const text = `image a:latest # taglint-disable-line floating-tag ${reason}`;
    const result = checkText(text);
    expect(shown(result)).toEqual([`1:52 unused-disable a reason is set off by -- between blanks; write "-- ${reason.replace(/^\W+/, "")}"`]);
    expect(fixText({ path: "a.stub", text }, stubLinter().check, "safe")).toMatchObject({ text: text.replace(/([t]ag) \W+/, "$1 -- "), result: { findings: [] } });
  });

  it("removes a directive with its reason, also when that is not set off", () => {
    const text = "image a:1 # taglint-disable-line floating-tag - old\n";
    expect(fixText({ path: "a.stub", text }, stubLinter().check, "safe").text).toBe("image a:1\n");
  });

  it("is silent about one that is needed", () => {
    expect(check("image a:latest # taglint-disable-line floating-tag")).toEqual([]);
  });
});
