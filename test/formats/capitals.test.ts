import { describe, expect, it } from "vitest";
import { findIn } from "./find-in.js";
import { listImages } from "./read-images.js";

const pod = (image: string): string => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: ${image}\n`;

describe("a part of a path in capitals", () => {
  it.each([
    ["us-docker.pkg.dev/PROJECT_ID/shop/web:latest", ['5:50 tag "latest" moves; use one that is published once']],
    ["REGION-docker.pkg.dev/PROJECT_ID/REPO/web:latest", ['5:54 tag "latest" moves; use one that is published once']],
    ["us-docker.pkg.dev/MY-PROJECT/web", ['5:12 "us-docker.pkg.dev/MY-PROJECT/web" has no tag and so means latest; add a tag that is published once']],
    ["us-docker.pkg.dev/PROJECT_ID/shop/web:1.2", []],
    ["us-docker.pkg.dev/PROJECT_ID/IMAGE", []],
    ["us-docker.pkg.dev/PROJECT_ID/IMAGE:TAG", []],
    ["us-docker.pkg.dev/PROJECT_ID/IMAGE:latest", ['5:47 tag "latest" moves; use one that is published once']],
  ])("is to be replaced: %s", (image, expected) => {
    expect(findIn("pod.yaml", pod(image))).toEqual(expected);
  });

  it.each(["/assets/IMG/logo", "/IMG/logo:latest", "us-docker.pkg.dev/Project/web:latest", "us-docker.pkg.dev/xPROJECT/web:latest", "us-docker.pkg.dev/PROJECTx/web:latest", "us-docker.pkg.dev//PROJECT web:latest"])("is none of a name that nothing takes: %s", (image) => {
    expect(findIn("pod.yaml", pod(image))).toEqual([]);
  });

  it("leaves tags as they are, and stands in split references, too", () => {
    expect(listImages("pod.yaml", pod("r.io/PROJECT/web:RC")).map((line) => line.slice(-7))).toEqual(["/web:RC"]);
    expect(listImages("pod.yaml", pod("team/web:RC-latest"))).toEqual(["5:12 certain spec.containers[0].image docker.io/team/web:RC-latest"]);
    expect(findIn("values.yaml", "image:\n  repository: us-docker.pkg.dev/PROJECT_ID/web\n  tag: latest\n")).toEqual(['3:8 tag "latest" moves; use one that is published once']);
  });
});
