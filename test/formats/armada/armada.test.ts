import { describe, expect, it } from "vitest";
import { listImages } from "../read-images.js";

describe("Armada", () => {
  it("reads lists of software versions, whatever their keys", () => {
    const text = `---
schema: pegleg/SoftwareVersions/v1
metadata: {schema: metadata/Document/v1, name: versions}
data:
  charts: {osh: {db: {location: 'https://git.example/charts:latest', reference: latest}}}
  images:
    osh:
      db:
        server: docker.io/x/db:10-latest
        init: quay.io/x/init
...
`;
    expect(listImages("site/versions.yaml", text)).toEqual(["9:17 likely data.images.osh.db.server docker.io/x/db:10-latest"]);
  });
});
