import { describe, expect, it } from "vitest";
import { setComponent, valueOf } from "../../../src/model/image.js";
import { findIn } from "../find-in.js";
import { listImages, readImages } from "../read-images.js";

describe("compose", () => {
  it("reads services, and the defaults of their interpolations", () => {
    const text = `services:
  a:
    image: redis
  b:
    image: "nginx:\${TAG:-latest}"
  c:
    image: \${IMAGE-ghcr.io/x/y:1}
  d:
    image: app:\${TAG}
  e:
    image: $WHOLE
`;
    expect(listImages("compose.yaml", text)).toEqual([
      "3:12 certain services.a.image docker.io/library/redis!",
      "5:13 certain services.b.image docker.io/library/nginx:latest",
      "7:12 certain services.c.image ghcr.io/x/y:1",
      "9:12 certain services.d.image docker.io/library/app:${TAG}?",
      "11:12 certain services.e.image $WHOLE?",
    ]);
  });

  it("does not take the name that a build gives for a reference", () => {
    const text = `services:
  a:
    build: .
    image: mine:latest
  b:
    image: mine/too
    build: {context: ., tags: ["mine:latest"]}
  c:
    image: other:latest
`;
    expect(listImages("compose.yaml", text)).toEqual(["9:12 certain services.c.image docker.io/library/other:latest"]);
  });

  it("reads merge keys, and builds that come by them", () => {
    const text = `x-base: &base
  image: base:latest
x-built: &built
  build: .
services:
  a:
    <<: *base
  b:
    <<: [*built, *base]
  c:
    <<: *built
    image: c:latest
`;
    expect(listImages("compose.yaml", text)).toEqual(["2:10 certain services.a.image docker.io/library/base:latest"]);
  });

  it("reads Dockerfiles inside, image contexts and image volumes", () => {
    const text = `services:
  a:
    build:
      context: .
      additional_contexts:
        base: docker-image://alpine:latest
        local: ../x
      dockerfile_inline: |
        FROM golang
        FROM scratch
        COPY --from=busybox:latest /bin/sh /sh
  b:
    image: b:1
    volumes:
      - type: image
        source: data:latest
      - ./x:/latest
`;
    expect(listImages("compose.yaml", text)).toEqual([
      "6:30 certain services.a.build.additional_contexts.base docker.io/library/alpine:latest",
      "9:14 certain FROM docker.io/library/golang!",
      "11:21 certain COPY --from docker.io/library/busybox:latest",
      "13:12 certain services.b.image docker.io/library/b:1",
      "16:17 certain services.b.volumes[0].source docker.io/library/data:latest",
    ]);
  });

  it("edits an image of an inner Dockerfile in place", () => {
    const text = "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM golang\n";
    const [image] = readImages("compose.yaml", text);
    const edit = setComponent(image!, "tag", "1.23")!;
    const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    expect(edited).toContain("        FROM golang:1.23\n");
  });

  it("reads explicit references in variables and commands", () => {
    const text = `services:
  a:
    image: a:1
    environment:
      WORKER: docker.io/worker:latest
      OTHER: plain
    command: --agent-image=agent:latest
  b:
    image: b:1
    environment:
      - RUNNER_IMAGE=runner:latest
      - URL=http://x:8080
`;
    expect(listImages("compose.yaml", text).filter((line) => line.includes("possible"))).toEqual([
      "5:15 possible services.a.environment.WORKER docker.io/library/worker:latest",
      "7:28 possible services.a.command docker.io/library/agent:latest",
      "11:22 possible services.b.environment[0] docker.io/library/runner:latest",
    ]);
  });

  it("reads files of version 1, and stacks under any name", () => {
    expect(listImages("docker-compose.yml", "web:\n  image: nginx\n")).toEqual(["2:10 certain web.image docker.io/library/nginx!"]);
    expect(listImages("prod.yml", "version: '3'\nservices:\n  web:\n    image: nginx\n")).toEqual(["4:12 certain services.web.image docker.io/library/nginx!"]);
  });

  it("leaves a registry's port alone (trivy-checks#470)", () => {
    const [image] = readImages("compose.yaml", "services: {a: {image: 'registry:5000/app'}}\n");
    expect(valueOf(image!.registry)).toBe("registry:5000");
  });

  it("is read where Jinja fills it in", () => {
    const text = "services:\n  {{ name }}:\n    image: team/web:latest\n{% if traefik %}\n    labels: [a=b]\n{% endif %}\n";
    expect(findIn("compose.yaml.j2", text)).toHaveLength(1);
    expect(findIn("web/stack.yml.j2", text.replace("team/web:latest", "'{{ image }}:{{ tag }}'"))).toEqual([]);
  });

  it("tells a model's name from an image's", () => {
    const environment = "[OLLAMA_MODEL=llama3:latest, 'RUNNER=runner:latest']";
    expect(findIn("compose.yaml", `services: {chat: {image: "chat:1", environment: ${environment}}}\n`)).toHaveLength(1);
    expect(findIn("compose.yaml", "services: {chat: {image: 'chat:1', environment: {EMBEDDING_MODEL: 'mxbai:latest'}}}\n")).toEqual([]);
  });
});
