import { expect, it } from "vitest";
import { mistakes, read } from "./read.js";

it("names token servers by registry", () => {
  expect(read("authRealms: { registry.example.com: auth.example.com, 'registry.local:5000': 'auth.local:8080' }").authRealms).toEqual({ "registry.example.com": "auth.example.com", "registry.local:5000": "auth.local:8080" });
  expect(read("{}").authRealms).toEqual({});
});

it.each(["authRealms: { 'https://registry.example.com': auth.example.com }", "authRealms: { registry.example.com: 'https://auth.example.com/token' }", "authRealms: [a]"])("is wrong as %s", (text) => {
  expect(mistakes(text)).toHaveLength(1);
});
