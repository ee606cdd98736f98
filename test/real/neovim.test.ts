import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bin } from "../cli/bin.js";
import { Repository } from "../git/repository.js";
import { needRealPart } from "./real-part.js";

/** The set-up that the page on editors shows, with the built program in the place of the installed one. */
function setUp(): string {
  const page = readFileSync(join(import.meta.dirname, "../../editors/README.md"), "utf8");
  const recipe = /<!-- recipe: neovim-0\.7 -->\s*```lua\n(.*?)```/s.exec(page)?.[1] ?? expect.fail("the page has no set-up for Neovim 0.7");
  return recipe.replace('"npx", "--no-install", "taglint"', `"${process.execPath}", "${bin}"`);
}

/** Runs a script in a headless Neovim over `pod.yaml` and answers what it reports. */
function nvim(repository: Repository, script: string): unknown {
  const { folder } = repository;
  const program = `
    local function report(value) vim.fn.writefile({ vim.fn.json_encode(value) }, "${folder}/report.json") end
    local function found()
      return vim.tbl_map(function(d) return { d.lnum, d.col, d.end_col, d.severity, d.code, d.source } end, vim.diagnostic.get(0))
    end
    local function wait(is_so) assert(vim.wait(20000, is_so, 20), "waited in vain: " .. vim.inspect(found())) end
    local function ask(method, params) return vim.lsp.buf_request_sync(0, method, params, 20000)[1].result end
    local ok, problem = pcall(function()
      vim.cmd("filetype on")
      ${setUp()}
      vim.cmd("edit pod.yaml")
      ${script}
    end)
    if not ok then report({ problem = problem }) end
    vim.cmd("qall!")
  `;
  writeFileSync(join(folder, "test.lua"), program);
  const run = spawnSync("nvim", ["--headless", "-u", "NONE", "-n", "-i", "NONE", "-c", "luafile test.lua"], { cwd: folder, env: repository.env, encoding: "utf8", timeout: 60_000 });
  expect(run.status).toBe(0);
  return JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
}

const POD = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - { name: "ä", image: nginx:latest }\n';
const NVIM = { program: "nvim", install: "apt-get install neovim" };

describe("Neovim", { timeout: 120_000 }, () => {
  test("shows findings at their place, in bytes, and follows what is typed", (context) => {
    needRealPart(NVIM, context);
    const repository = new Repository().write({ "pod.yaml": POD });
    const seen = nvim(repository, `
      wait(function() return #vim.diagnostic.get(0) == 1 end)
      local opened = found()
      vim.api.nvim_buf_set_text(0, 4, 33, 4, 39, { "1.27" })
      wait(function() return #vim.diagnostic.get(0) == 0 end)
      vim.api.nvim_buf_set_text(0, 4, 0, 4, 0, { "    # ü", "" })
      vim.api.nvim_buf_set_text(0, 5, 33, 5, 37, { "latest" })
      wait(function() return #vim.diagnostic.get(0) == 1 end)
      report({ opened = opened, typed = found() })
    `);
    expect(seen).toEqual({ opened: [[4, 33, 39, 1, "floating-tag", "taglint"]], typed: [[5, 33, 39, 1, "floating-tag", "taglint"]] });
  });

  test("applies a quick fix to the buffer, and shows what the rule is about", (context) => {
    needRealPart(NVIM, context);
    const repository = new Repository().write({ "pod.yaml": POD });
    const seen = nvim(repository, `
      wait(function() return #vim.diagnostic.get(0) == 1 end)
      vim.api.nvim_win_set_cursor(0, { 5, 36 })
      local hover = ask("textDocument/hover", vim.lsp.util.make_position_params()).contents.value
      local params = vim.lsp.util.make_range_params()
      params.context = { diagnostics = {} }
      local titles = {}
      for _, action in ipairs(ask("textDocument/codeAction", params)) do
        table.insert(titles, action.title)
        if action.title:find("for this line") then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
      end
      wait(function() return #vim.diagnostic.get(0) == 0 end)
      report({ hover = hover, titles = titles, line = vim.api.nvim_buf_get_lines(0, 4, 5, true)[1] })
    `);
    expect(seen).toEqual({
      hover: expect.stringMatching(/^### floating-tag\n\nThe tag is one that its publisher moves/) as string,
      titles: ["Disable floating-tag for this line", "Disable floating-tag for this file", "Allow docker.io/library/nginx in a new .taglint.yaml"],
      line: "    # taglint-disable-next-line floating-tag -- TODO: say why",
    });
  });

  test("makes a configuration by an action, and checks again when it is written", (context) => {
    needRealPart(NVIM, context);
    const repository = new Repository().write({ "pod.yaml": POD });
    const seen = nvim(repository, `
      wait(function() return #vim.diagnostic.get(0) == 1 end)
      vim.api.nvim_win_set_cursor(0, { 5, 36 })
      local params = vim.lsp.util.make_range_params()
      params.context = { diagnostics = {} }
      for _, action in ipairs(ask("textDocument/codeAction", params)) do
        if action.title:find("^Allow") then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
      end
      vim.cmd("silent wall")
      wait(function() return #vim.diagnostic.get(vim.fn.bufnr("pod.yaml")) == 0 end)
      vim.fn.writefile({ "rules: {floating-tag: info}" }, ".taglint.yaml")
      wait(function() return #vim.diagnostic.get(vim.fn.bufnr("pod.yaml")) == 1 end)
      report(vim.diagnostic.get(vim.fn.bufnr("pod.yaml"))[1].severity)
    `);
    expect(seen).toBe(3);
  });
});
