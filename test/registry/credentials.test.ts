import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { CredentialStore } from "../../src/registry/credential-store.js";
import { makeFolder } from "../git/repository.js";

const encode = (text: string): string => Buffer.from(text).toString("base64");
const auths = (entries: Readonly<Record<string, unknown>>): string => JSON.stringify({ auths: entries });
const login = (name: string) => ({ auth: encode(`${name}:${name}-password`) });

interface Place {
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** Looks a host up with these files in the home; `~` in a variable is the home. */
async function find(host: string, { env = {}, files = {} }: Place) {
  const home = makeFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text, { mode: 0o755 });
  }
  const lines: string[] = [];
  const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll("~", home)]));
  const credential = await new CredentialStore({ PATH: `${join(home, "bin")}:${process.env.PATH ?? ""}`, ...variables }, home, (line) => void lines.push(line)).find(host);
  return { credential, lines };
}

const ALL: Required<Place> = {
  env: {
    TAGLINT_REGISTRY_HOST: "r.test",
    TAGLINT_REGISTRY_USERNAME: "own",
    TAGLINT_REGISTRY_PASSWORD: "own-password",
    DOCKER_AUTH_CONFIG: auths({ "r.test": login("variable") }),
    DOCKER_CONFIG: "~/docker",
    REGISTRY_AUTH_FILE: "~/file.json",
    XDG_RUNTIME_DIR: "~/run",
  },
  files: {
    "docker/config.json": auths({ "r.test": login("docker") }),
    "file.json": auths({ "r.test": login("file") }),
    "run/containers/auth.json": auths({ "r.test": login("run") }),
    ".config/containers/auth.json": auths({ "r.test": login("config") }),
  },
};

describe("credentials are looked for", () => {
  it("in order, each place after the one before it has nothing", async () => {
    const order = ["own", "variable", "docker", "file", "run", "config"];
    const env = { ...ALL.env };
    const files = { ...ALL.files };
    const gone: readonly (() => void)[] = [
      () => { delete env.TAGLINT_REGISTRY_HOST; delete env.TAGLINT_REGISTRY_USERNAME; delete env.TAGLINT_REGISTRY_PASSWORD; },
      () => { env.DOCKER_AUTH_CONFIG = "{}"; },
      () => { files["docker/config.json"] = auths({ "r.test": {} }); },
      () => { delete files["file.json"]; },
      () => { files["run/containers/auth.json"] = ""; },
    ];
    for (const [index, username] of order.entries()) {
      const { credential, lines } = await find("r.test", { env, files });
      expect(credential).toMatchObject({ kind: "password", username, password: `${username}-password` });
      expect(lines.join()).not.toContain("-password");
      expect(lines).toHaveLength(1);
      gone[index]?.();
    }
    expect((await find("r.test", {})).credential).toBeUndefined();
  });

  it("in ~/.docker where DOCKER_CONFIG does not say another folder", async () => {
    const files = { ".docker/config.json": auths({ "r.test": login("home") }) };
    expect((await find("r.test", { files })).credential).toMatchObject({ username: "home", source: "~/.docker/config.json (auths)" });
    expect((await find("r.test", { files, env: { DOCKER_CONFIG: "~/other" } })).credential).toBeUndefined();
  });

  it("under the host itself, never under what looks like it", async () => {
    const keys = ["r.test.evil", "evil.r.test", "r.tes", "r.test:5000", "R.TEST.", "https://evil/r.test", "evil/r.test"];
    const DOCKER_AUTH_CONFIG = auths(Object.fromEntries(keys.map((key) => [key, login("wrong")])));
    expect((await find("r.test", { env: { DOCKER_AUTH_CONFIG } })).credential).toBeUndefined();
  });

  it.each(["r.test", "https://r.test", "https://r.test/v1/", "http://r.test/", "r.test/v2/", "R.Test"])("under %s", async (key) => {
    expect((await find("r.test", { env: { DOCKER_AUTH_CONFIG: auths({ [key]: login("right") }) } })).credential).toMatchObject({ username: "right" });
  });

  it("under the key that is the host, before one with a path", async () => {
    const DOCKER_AUTH_CONFIG = auths({ "https://r.test/v1/": login("path"), "r.test": login("host") });
    expect((await find("r.test", { env: { DOCKER_AUTH_CONFIG } })).credential).toMatchObject({ username: "host" });
  });

  it.each(["https://index.docker.io/v1/", "docker.io", "index.docker.io", "registry-1.docker.io"])("for the Docker Hub under %s", async (key) => {
    expect((await find("registry-1.docker.io", { env: { DOCKER_AUTH_CONFIG: auths({ [key]: login("hub") }) } })).credential).toMatchObject({ username: "hub" });
    expect((await find("r.test", { env: { DOCKER_AUTH_CONFIG: auths({ [key]: login("hub") }) } })).credential).toBeUndefined();
  });
});

describe("an entry", () => {
  it.each([
    ["a colon in the password", { auth: encode("u:p:q") }, { username: "u", password: "p:q" }],
    ["an empty password", { auth: encode("u:") }, { username: "u", password: "" }],
    ["NULs behind", { auth: encode("u:p\0\0") }, { username: "u", password: "p" }],
    ["letters of other languages", { auth: encode("ü:ß") }, { username: "ü", password: "ß" }],
    ["two fields", { username: "u", password: "p" }, { username: "u", password: "p" }],
    ["an identity token", { auth: encode("u:p"), identitytoken: "t" }, { kind: "identity-token", token: "t" }],
  ])("may have %s", async (_name, entry, expected) => {
    expect((await find("r.test", { env: { DOCKER_AUTH_CONFIG: auths({ "r.test": entry }) } })).credential).toMatchObject(expected);
  });

  it.each([
    ["no base64", auths({ "r.test": { auth: "a secret!" } })],
    ["no colon", auths({ "r.test": { auth: encode("secret") } })],
    ["no user", auths({ "r.test": { auth: encode(":secret") } })],
    ["no JSON around it", '{"auths": secret'],
  ])("with %s is an error that shows nothing of it", async (_name, text) => {
    const error = await find("r.test", { env: { DOCKER_AUTH_CONFIG: text } }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "auth", message: expect.stringContaining("$DOCKER_AUTH_CONFIG") as string });
    expect(String(error)).not.toContain("secret");
  });

  it("is an error where its file cannot be read", async () => {
    await expect(find("r.test", { files: { ".docker/config.json/oops": "" } })).rejects.toMatchObject({ kind: "auth" });
  });

  it("of taglint's own wants all three variables", async () => {
    await expect(find("r.test", { env: { TAGLINT_REGISTRY_HOST: "r.test", TAGLINT_REGISTRY_USERNAME: "u" } })).rejects.toThrow("TAGLINT_REGISTRY_PASSWORD is not set");
  });
});

describe("a helper", () => {
  const helper = (script: string): string => `#!/bin/sh\n${script}\n`;
  const echoing = helper(`read host; echo "{\\"ServerURL\\":\\"$host\\",\\"Username\\":\\"$1 $host\\",\\"Secret\\":\\"s\\"}"`);
  const configured = (config: object, script: string): Place => ({ files: { ".docker/config.json": JSON.stringify(config), "bin/docker-credential-test": script } });

  it("is asked for the host on its standard input", async () => {
    const { credential, lines } = await find("r.test:5000", configured({ credHelpers: { "r.test:5000": "test" } }, echoing));
    expect(credential).toMatchObject({ kind: "password", username: "get r.test:5000", password: "s" });
    expect(lines).toEqual(["credentials for r.test:5000: from docker-credential-test, named by ~/.docker/config.json (credHelpers)"]);
  });

  it("knows the Docker Hub by its old address", async () => {
    expect((await find("registry-1.docker.io", configured({ credsStore: "test" }, echoing))).credential).toMatchObject({ username: "get https://index.docker.io/v1/" });
  });

  it("of the host comes before the store, and the store before the file's own entries", async () => {
    const config = { credHelpers: { "r.test": "test" }, credsStore: "absent", auths: { "r.test": login("file") } };
    expect((await find("r.test", configured(config, echoing))).credential).toMatchObject({ username: "get r.test" });
    expect((await find("r.test", configured({ ...config, credHelpers: {}, credsStore: "test" }, echoing))).credential).toMatchObject({ username: "get r.test" });
  });

  it("that has nothing, which it says on standard output, leaves it to the file's own entries", async () => {
    const config = { credsStore: "test", auths: { "r.test": login("file") } };
    const nothing = helper("echo credentials not found in native keychain; exit 1");
    expect((await find("r.test", configured(config, nothing))).credential).toMatchObject({ username: "file" });
  });

  it("may give an identity token", async () => {
    const script = helper(`echo '{"Username":"<token>","Secret":"refresh"}'`);
    expect((await find("r.test", configured({ credsStore: "test" }, script))).credential).toMatchObject({ kind: "identity-token", token: "refresh" });
  });

  it.each([
    ["fails", helper("echo 'the keyring is \u001b[31mlocked'; exit 1"), "failed: the keyring is [31mlocked"],
    ["answers with something else", helper("echo hello"), "did not answer as helpers do"],
    ["prints without end", helper("yes secret"), "printed more than 64 KiB"],
  ])("that %s is an error, not nobody", async (_name, script, message) => {
    const error = await find("r.test", configured({ credsStore: "test", auths: { "r.test": login("file") } }, script)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "auth", message: expect.stringContaining(message) as string });
    expect(String(error)).not.toContain("secret");
  });

  it("that is not there is an error, not nobody", async () => {
    await expect(find("r.test", configured({ credsStore: "absent" }, echoing))).rejects.toThrow("docker-credential-absent, which ~/.docker/config.json (credsStore) names, is not installed");
  });

  it.each(["../test", "/bin/sh", "test;true", "test --flag", "-x", "", "$(true)", "te\nst"].filter((name) => name !== ""))("is not run by the name %j", async (name) => {
    await expect(find("r.test", configured({ credsStore: name }, echoing))).rejects.toMatchObject({ kind: "auth", message: expect.stringContaining("no name of one") as string });
  });
});
