import { existsSync } from "node:fs";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

// The extension for VS Code is a package of its own, and has no types before its packages are there.
const absent = existsSync(new URL("editors/vscode/node_modules/", import.meta.url)) ? [] : ["editors/vscode/"];

export default tseslint.config(
  { ignores: ["**/dist/", "coverage/", "examples/", "test/fixtures/", ...absent] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/prefer-readonly": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // V8 puts a function that is assigned to a property among the old objects, and then keeps all that it closes over, a file's text and tree
    // among it, until the next long collection: pauses and memory grow with every file. The initializer of a field costs nothing like that.
    files: ["src/**/*.ts", "rules/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", {
        selector: "AssignmentExpression[left.type='MemberExpression']:matches([right.type='ArrowFunctionExpression'], [right.type='FunctionExpression'])",
        message: "Write the function as the initializer of a field, as a method, or let another function make it: V8 keeps alive what an assigned one closes over.",
      }],
    },
  },
  { files: ["test/**/*.ts"], rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off", "@typescript-eslint/no-misused-spread": "off" } },
  {
    files: ["**/*.mjs", "**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", Buffer: "readonly" } },
  },
);
