import { describe, expect, it } from "vitest";
import { checkText, shown } from "../engine/stub-settings.js";

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

  it("is silent about one that is needed", () => {
    expect(check("image a:latest # taglint-disable-line floating-tag")).toEqual([]);
  });
});
