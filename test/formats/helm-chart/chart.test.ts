import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";
import { listImages } from "../read-images.js";

const chart = (rest: string) => `apiVersion: v2\nname: web\nversion: 1.0.0\n${rest}`;
const findings = (rest: string) => findIn("charts/web/Chart.yaml", chart(rest));

describe("Chart.yaml", () => {
  it("judges an appVersion that floats, where it stands", () => {
    expect(findings("appVersion: latest\n")).toEqual(['4:13 tag "latest" moves; use one that is published once']);
    expect(findings('appVersion: "master-latest"\n')).toHaveLength(1);
  });

  it.each(['appVersion: "1.2"', "appVersion:", 'appVersion: ""', "appVersion: {{ .v }}", "appVersion: @V@", "description: the latest\nhome: https://x.example/latest", "dependencies:\n  - {name: a, version: latest, repository: https://x.example}"])("is silent on `%s`", (rest) => {
    expect(findings(`${rest}\n`)).toEqual([]);
  });

  it("judges the images that the annotations list", () => {
    const rest = `annotations:
  artifacthub.io/images: |
    - name: web
      image: quay.io/org/web
    - name: side
      image: quay.io/org/side:latest
      whitelisted: true
  artifacthub.io/changes: |
    - image a:latest was replaced
`;
    expect(listImages("Chart.yaml", chart(rest))).toEqual([
      '7:14 certain annotations["artifacthub.io/images"][0].image quay.io/org/web!',
      '9:14 certain annotations["artifacthub.io/images"][1].image quay.io/org/side:latest',
    ]);
  });

  it("obeys a directive", () => {
    expect(findings("appVersion: latest # taglint-disable-line floating-tag -- why\n")).toEqual([]);
  });
});
