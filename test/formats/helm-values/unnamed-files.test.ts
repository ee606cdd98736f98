import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";
import { listImages } from "../read-images.js";

const message = 'tag "latest" moves; use one that is published once';

describe("a YAML file that nothing but its content speaks for", () => {
  it.each([
    ["overrides without a tag's key", "spec:\n  values:\n    sidecars:\n      - image: team/side:latest # for tests\n", "4:26"],
    ["a list of tasks", "- name: run it\n  docker_container:\n    image: registry.example:5000/team/web:latest\n", "3:43"],
    ["data that leads to artifacts", "models:\n  - artifacts:\n      - uri: oci://registry.example/team/model:latest\r\n", "3:48"],
    ["quotes and another key", "a:\n  sidecarImage: 'team/side:latest'\n", "2:28"],
  ])("is read for a reference that floats: %s", (_name, text, place) => {
    expect(findIn("any/name.yaml", text)).toEqual([`${place} ${message}`]);
  });

  it.each([
    ["more containers", "web:\n  extraInitContainers: # first\n    # One waits.\n    - name: wait\n      image: busybox\n", "5:14"],
    ["agents of Jenkins", "agent:\n  podTemplates:\n    python: |\n      - name: python\n        containers:\n          - name: python\n            image: busybox\n", "7:20"],
    ["a pod's template", "containers:\n- image: busybox\n  command: [sh]\n", "2:10"],
  ])("is read for containers that have no tag: %s", (_name, text, place) => {
    expect(findIn("any/name.yaml", text)).toEqual([`${place} "busybox" has no tag and so means latest; add a tag that is published once`]);
  });

  it("is read for what a test of a chart sets, not for what it expects", () => {
    const text = "suite: web\ntests:\n  - set:\n      image: {repository: team/web, tag: latest}\n    asserts:\n      - equal: {path: spec.image, value: 'quay.io/team/web:latest'}\n";
    expect(findIn("tests/web_test.yaml", text)).toEqual([`4:42 ${message}`]);
  });

  it.each([
    ["a pipeline", "jobs:\n  build:\n    image: team/web:latest\n"],
    ["an interface with examples", "openapi: 3.1.0\ncomponents:\n  examples:\n    a:\n      image: team/web:latest\n"],
    ["a reference that does not float", "a:\n  image: team/web:v1\n"],
    ["a picture", "page:\n  image: https://example.com/team:latest/logo.png\n"],
    ["an address that does not float", "uri: oci://registry.example/team/model:v1\nlatest: true\n"],
    ["a comment", "# image: team/web:latest\na: 1\n"],
    ["containers of a pipeline", "trigger: none\nresources:\n  containers:\n  - name: x\n    image: busybox\n"],
    ["containers without images", "containers:\n  - name: x\n"],
    ["a list of containers in a list", "- containers:\n  - name: x\n    size: 1\n"],
  ])("is not read for %s", (_name, text) => {
    expect(listImages("any/name.yaml", text)).toEqual([]);
  });
});

describe("an organization", () => {
  it.each([
    ["between registry and repository", "image:\n  registry: ghcr.io\n  org: team\n  repository: web\n  tag: v1\n", "4:15 likely image.tag ghcr.io/team/web:v1"],
    ["in full, for an image of its own", "proxyImageRegistry: ghcr.io\nproxyImageOrganization: team\nproxyImageName: proxy\nproxyImageTag: v1\n", "3:17 likely proxyImageTag ghcr.io/team/proxy:v1"],
    ["before a name that has one", "image:\n  registry: ghcr.io\n  org: team\n  repository: others/web\n  tag: v1\n", "4:15 likely image.tag ghcr.io/others/web:v1"],
    ["that is empty", "image:\n  registry: ghcr.io\n  org: ''\n  repository: web\n  tag: v1\n", "4:15 likely image.tag ghcr.io/web:v1"],
  ])("stands %s", (_name, text, expected) => {
    expect(listImages("values.yaml", text)).toEqual([expected]);
  });
});
