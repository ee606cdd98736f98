import { isFaultless } from "./faultless-message.js";
import { readHookQuestion } from "./hook-question.js";

// What boot.ts runs first for `commit-msg`: git's hook runs at every commit, nearly every message is as it should be, and to tell that takes
// a small part of the program. All else is left to the whole of it, which begins anew: what there is to say, and every error.
const place = { cwd: process.cwd(), env: process.env };
const question = readHookQuestion(process.argv.slice(2), place.cwd);

/** Whether the message passes, and there is nothing to say. */
export const passes: Promise<boolean> = question === undefined ? Promise.resolve(false) : isFaultless(question, place).catch(() => false);
