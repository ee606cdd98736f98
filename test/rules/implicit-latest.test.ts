import { describe, expect, it } from "vitest";
import { checkText, shown } from "../engine/stub-settings.js";

const check = (text: string) => shown(checkText(text));

describe("implicit-latest", () => {
  it("reports an image without tag and digest, as written", () => {
    expect(check("image acme/nginx")).toEqual(['1:7 implicit-latest "acme/nginx" has no tag and so means latest; add a tag that is published once']);
    expect(check("image host:5000/nginx")).toHaveLength(1);
    expect(check("image ${REGISTRY}/ubuntu")).toHaveLength(1);
  });

  it.each([`nginx@sha256:${"0".repeat(64)}`, "nginx:1", "nginx:${TAG}", "${IMAGE}", "nginx${SUFFIX}", "nginx@${DIGEST}"])("leaves %s", (reference) => {
    expect(check(`image ${reference}`)).toEqual([]);
  });

  it("leaves what is not sure to be an image", () => {
    expect(check("likely nginx\npossible nginx")).toEqual([]);
  });

  it("says what a name from elsewhere is, and where that is written", () => {
    const result = checkText("B=ubuntu\nimage ${B}");
    expect(shown(result)).toEqual(['2:7 implicit-latest "${B}" is "ubuntu", which has no tag and so means latest; add a tag that is published once']);
    expect(result.findings[0]?.related).toMatchObject([{ location: { start: { line: 1, column: 3 } } }]);
  });
});
