const OBJECTS = [".Values", ".Release", ".Chart", ".Capabilities"];
const FUNCTION = /\{\{-? ?(?:include|define|template)\b/;

/** Whether a text is a template of Helm's: it has actions, and they speak of what only Helm gives them. */
export function looksLikeTemplate(text: string): boolean {
  if (!text.includes("{{")) return false;
  return FUNCTION.test(text) || OBJECTS.some((object) => text.includes(object));
}
