import { describe, expect, test } from "vitest";
import { MESSAGE_SETTINGS, messageSettingsIn } from "../../src/git/message-settings.js";
import { startGit } from "../../src/git/start.js";
import { Repository } from "./repository.js";

const settingsOf = async (config: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
  const repository = new Repository();
  for (const [key, value] of Object.entries(config)) repository.git("config", key, value);
  const place = { cwd: repository.folder, env: { ...repository.env, ...env } };
  return messageSettingsIn(place, await startGit(place, MESSAGE_SETTINGS));
};

describe("a hook's message settings", () => {
  test.each([
    [{}, {}, { cleanup: "strip", comment: "#", cutsDiff: true }],
    [{}, { GIT_EDITOR: ":" }, { cleanup: "whitespace", comment: "#", cutsDiff: false }],
    [{ "commit.verbose": "2" }, { GIT_EDITOR: ":" }, { cleanup: "whitespace", comment: "#", cutsDiff: true }],
    [{ "core.commentChar": ";" }, {}, { cleanup: "strip", comment: ";", cutsDiff: true }],
    [{ "core.commentChar": ";", "core.commentString": "//" }, {}, { cleanup: "strip", comment: "//", cutsDiff: true }],
    [{ "core.commentChar": "AUTO" }, {}, { cleanup: "strip", comment: "auto", cutsDiff: true }],
    [{ "core.commentChar": "auto" }, { GIT_EDITOR: ":" }, { cleanup: "whitespace", comment: "#", cutsDiff: false }],
    [{ "commit.cleanup": "scissors" }, {}, { cleanup: "scissors", comment: "#", cutsDiff: true }],
    [{ "commit.cleanup": "scissors" }, { GIT_EDITOR: ":" }, { cleanup: "whitespace", comment: "#", cutsDiff: false }],
    [{ "commit.cleanup": "verbatim" }, {}, { cleanup: "verbatim", comment: "#", cutsDiff: true }],
    [{ "commit.cleanup": "default" }, {}, { cleanup: "strip", comment: "#", cutsDiff: true }],
  ])("%j with %j", async (config, env, expected) => {
    expect(await settingsOf(config, env)).toEqual(expected);
  });
});
