import { expect, it } from "vitest";
import { checkText, shown } from "../engine/stub-settings.js";

it("parse-error says what the format says, and can be silenced as any rule", () => {
  expect(shown(checkText("image a:1\nbroken\n"))).toEqual(['2:1 parse-error line "broken" is broken; mend it']);
  expect(shown(checkText("# taglint-disable-next-line parse-error\nbroken\n"))).toEqual([]);
});
