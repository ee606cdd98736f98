import type { Tracker } from "../tracker.js";

/** The sign-off that git writes itself and that checks of the developer certificate of origin look for. */
export const signOff: Tracker = {
  name: "sign-off",
  reader: "a check for sign-offs",
  exampleOf: () => "Your Name <you@example.com>",
  reads: ({ key, separator, value }) => key.toLowerCase() === "signed-off-by" && separator.trimStart().startsWith(":") && /<[^<>]*[^<>\s][^<>]*>/.test(value),
  resembles: () => true,
  meaningOf: () => undefined,
  aliases: { signed: ["sign", "singed"] },
};
