// Generated from the folders beside this file (`npm test -- -u`). Do not edit.
import type { Format } from "../model/format.js";
import { format as commitMessage } from "./commit-message/index.js";
import { format as compose } from "./compose/index.js";
import { format as dockerfile } from "./dockerfile/index.js";
import { format as kubernetes } from "./kubernetes/index.js";

export const formats: readonly Format[] = [commitMessage, compose, dockerfile, kubernetes];
