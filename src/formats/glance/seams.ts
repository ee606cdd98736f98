/**
 * Finds out whether a text may cut one of the words in two, by pieces that are known from elsewhere: `la${V:-test}`,
 * `{{ .p | default "la" }}test`, `printf "la%s" "test"`. A unit of the word then stands on either side of where two pieces touch.
 */
export function findSeams(words: readonly string[]): (text: string) => boolean {
  const left = unitsOf(words.map((word) => word.slice(0, -1)));
  const right = unitsOf(words.map((word) => word.slice(1)));
  // In a string of another language, quotes have backslashes.
  const quote = "[\"'`]";
  const seams = new RegExp(
    [
      `\\{(?<=${left}\\$\\{)\\w+:?[-=]`,
      `\\{\\{(?<=${left}\\{\\{)[^{}]*${quote}${right}`,
      `\\}(?=${right}|\\$?\\{)(?<=${left}(?:\\\\*${quote}[^{}]*)?\\}+)`,
    ].join("|"),
  );
  // Right behind a verb a whole word looks as if it were the end of a longer one.
  const verbs = new RegExp(`%(?:(?<=${left}%)|[-+# 0-9.]*[A-Za-z](?:${unitsOf(words)}|%))`);
  return (text) => seams.test(text) || (text.includes("printf") && verbs.test(text));
}

/** A class of the units in the texts, which matches nothing where there are none. */
function unitsOf(texts: readonly string[]): string {
  const units = [...new Set(texts.join(""))].map((unit) => (/\w/.test(unit) ? unit : `\\${unit}`));
  return `[${units.join("")}]`;
}
