/** The elements of arguments in JSON form; `undefined` when they are none and so are read as a shell would. */
export function readJsonForm(args: string): readonly unknown[] | undefined {
  if (!args.startsWith("[")) return undefined;
  try {
    const value: unknown = JSON.parse(args);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isJsonArray = (args: string): boolean => readJsonForm(args) !== undefined;
