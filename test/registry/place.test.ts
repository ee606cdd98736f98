import { expect, it } from "vitest";
import { parseReference } from "../../src/model/reference.js";
import { placeOf } from "../../src/registry/place.js";

it.each([
  ["nginx:1.27", "registry-1.docker.io", "library/nginx"],
  ["starlingx/rvmc", "registry-1.docker.io", "starlingx/rvmc"],
  ["docker.io/nginx", "registry-1.docker.io", "library/nginx"],
  ["docker.io/starlingx/rvmc:v1", "registry-1.docker.io", "starlingx/rvmc"],
  ["index.docker.io/nginx", "registry-1.docker.io", "library/nginx"],
  ["registry-1.docker.io/nginx", "registry-1.docker.io", "library/nginx"],
  ["quay.io/a/b/c", "quay.io", "a/b/c"],
  ["localhost:5000/nginx", "localhost:5000", "nginx"],
  ["Registry.Example.com/x", "registry.example.com", "x"],
  ["[::1]:5000/x", "[::1]:5000", "x"],
])("%s is at %s, in %s", (text, host, repository) => {
  expect(placeOf(parseReference(text)!)).toEqual({ host, repository });
});
