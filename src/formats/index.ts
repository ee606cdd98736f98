// Generated from the folders beside this file (`npm test -- -u`). Do not edit.
import type { Format } from "../model/format.js";
import { format as compose } from "./compose/index.js";
import { format as dockerfile } from "./dockerfile/index.js";
import { format as helmChart } from "./helm-chart/index.js";
import { format as helmTemplate } from "./helm-template/index.js";
import { format as helmValues } from "./helm-values/index.js";
import { format as kubernetes } from "./kubernetes/index.js";

export const formats: readonly Format[] = [compose, dockerfile, helmChart, helmTemplate, helmValues, kubernetes];
