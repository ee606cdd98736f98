import { describe, expect, it } from "vitest";
import { checkRealm, trustRealm } from "../../src/registry/realm.js";

const RULES = { plainHttp: ["plain.test:5000"], authRealms: { "r.test": "auth.other.test:8443", "docker.io": "auth.mirror.test" } };
const PUBLIC = { host: "r.test", kind: "public" } as const;

describe("a realm", () => {
  it.each([
    ["no URL", "not a url"],
    ["a path", "/token"],
    ["http", "http://auth.test/token"],
    ["another scheme", "file:///etc/passwd"],
    ["a user", "https://user:secret@auth.test/token"],
    ["a user alone", "https://secret@auth.test/token"],
    ["a private address", "https://10.0.0.1/token"],
    ["the address of the cloud's metadata", "https://169.254.169.254/token"],
    ["the machine itself", "https://127.0.0.1/token"],
    ["the machine itself, as a number", "https://2130706433/token"],
    ["the machine itself, by name", "https://localhost/token"],
    ["the machine itself, in IPv6", "https://[::1]/token"],
    ["a private address in IPv6", "https://[::ffff:192.168.0.1]/token"],
  ])("with %s is refused", (_name, realm) => {
    expect(() => checkRealm(realm, PUBLIC, RULES)).toThrow(expect.objectContaining({ kind: "realm-refused", message: expect.not.stringContaining("secret") as string }) as Error);
  });

  it("is shown without its query and without control characters", () => {
    expect(() => checkRealm("http://auth.test/\u001b[2Jtoken?key=secret", PUBLIC, RULES)).toThrow(/^r\.test says to ask for a token at "http:\/\/auth\.test\/\[2Jtoken", which is not https$/);
  });

  it.each([
    ["https anywhere", "https://auth.test/token", PUBLIC],
    ["the registry's own host", "https://r.test/token", PUBLIC],
    ["a private address of a private registry", "https://10.0.0.1/token", { host: "10.0.0.2:5000", kind: "private" }],
    ["http on the machine itself", "http://127.0.0.1:9/token", { host: "127.0.0.1:5000", kind: "loopback" }],
    ["http where the user says so", "http://plain.test:5000/token", { host: "plain.test:5000", kind: "public" }],
  ] as const)("may be %s", (_name, realm, asker) => {
    expect(checkRealm(realm, asker, RULES).href).toBe(realm);
  });

  it.each([
    ["http elsewhere, for a registry on the machine itself", "http://auth.test/token", { host: "localhost:5000", kind: "loopback" }],
    ["the machine itself, for a private registry", "https://127.0.0.1/token", { host: "10.0.0.2", kind: "private" }],
    ["the cloud's metadata, for a private registry", "https://169.254.169.254/", { host: "10.0.0.2", kind: "private" }],
    ["http on another port than the user says", "http://plain.test/token", { host: "plain.test:5000", kind: "public" }],
  ] as const)("is not %s", (_name, realm, asker) => {
    expect(() => checkRealm(realm, asker, RULES)).toThrow();
  });
});

describe("credentials", () => {
  it.each([
    ["r.test", "https://r.test/token"],
    ["r.test:5000", "https://r.test:5001/token"],
    ["registry-1.docker.io", "https://auth.docker.io/token"],
    ["registry-1.docker.io", "https://auth.mirror.test/token"],
    ["registry.gitlab.com", "https://gitlab.com/jwt/auth"],
    ["r.test", "https://auth.other.test:8443/token"],
  ])("of %s go to %s", (host, realm) => {
    expect(() => { trustRealm(new URL(realm), host, RULES); }).not.toThrow();
  });

  it.each([
    ["r.test", "https://auth.r.test/token"],
    ["r.test", "https://r.test.evil/token"],
    ["r.test", "https://auth.docker.io/token"],
    ["r.test", "https://auth.other.test/token"],
    ["other.test", "https://auth.other.test:8443/token"],
    ["auth.docker.io.evil", "https://auth.docker.io/token"],
    ["registry.gitlab.com", "https://gitlab.com.evil/jwt/auth"],
  ])("of %s do not go to %s", (host, realm) => {
    expect(() => { trustRealm(new URL(realm), host, RULES); }).toThrow(`authRealms: { "${host}": "${new URL(realm).host}" }`);
  });
});
