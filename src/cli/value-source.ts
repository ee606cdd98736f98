import { UserError } from "../model/user-error.js";
import type { ValueSource } from "../retag/recorded-value.js";
import type { Arguments } from "./arguments.js";

/**
 * Where `--env` or `--label` say that images record their commit; `undefined` without either.
 * @throws UserError for both, and for names that are none
 */
export function readValueSource({ options }: Arguments): ValueSource | undefined {
  const env = options.get("env")?.[0];
  const label = options.get("label")?.[0];
  if (env !== undefined && label !== undefined) throw new UserError("--env and --label cannot go together", "each says on its own where the commit is recorded");
  if (env !== undefined && !/^[A-Za-z_]\w*$/.test(env)) throw new UserError(`--env takes the name of a variable, not ${JSON.stringify(env)}`);
  if (label === "") throw new UserError("--label takes the name of a label, not an empty text");
  if (env !== undefined) return { kind: "env", name: env };
  return label === undefined ? undefined : { kind: "label", name: label };
}
