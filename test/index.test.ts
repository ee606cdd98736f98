import { afterEach, describe, expect, it, vi } from "vitest";
import type { LinterOptions } from "../src/index.js";
import { createLinter, extractImages } from "../src/index.js";

const FLOATING = "FROM a:latest\n";
const find = (text: string, options?: LinterOptions) => createLinter(options).check({ path: "Dockerfile", text })?.findings ?? [];

describe("createLinter", () => {
  afterEach(() => { vi.useRealTimers(); vi.unstubAllEnvs(); });

  it("takes the day where the program runs, not the one of UTC", () => {
    const config = { allow: [{ tags: ["latest"], reason: "until then", expires: "2026-06-30" }] };
    vi.stubEnv("TZ", "America/Los_Angeles");
    vi.useFakeTimers({ now: new Date("2026-07-01T03:00:00Z") });
    expect(find(FLOATING, { config })).toEqual([]);
    vi.setSystemTime(new Date("2026-07-01T08:00:00Z"));
    expect(find(FLOATING, { config })).toHaveLength(1);
  });

  it.each(["21.11.2026", "2026-02-30", "", "2026-7-1"])("refuses %j as a day", (today) => {
    expect(() => createLinter({ today })).toThrow("write a day that exists as YYYY-MM-DD");
  });

  it("refuses options that are none", () => {
    expect(() => createLinter({ confg: {} } as LinterOptions)).toThrow('createLinter knows no option "confg"; did you mean "config"?');
    expect(() => createLinter({ colour: true } as LinterOptions)).toThrow("known are config, today, inlineDisables");
  });

  it("cuts a byte order mark off, and counts without it", () => {
    const images = (text: string) => extractImages({ path: "Dockerfile", text });
    expect(find(`\uFEFF${FLOATING}`)).toEqual(find(FLOATING));
    expect(find(FLOATING)).toHaveLength(1);
    expect(images(`\uFEFF${FLOATING}`)).toEqual(images(FLOATING));
    expect(find("\uFEFF# taglint-disable-next-line floating-tag\nFROM a:latest\n")).toEqual([]);
  });
});
