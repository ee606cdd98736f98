// Generated from the folders beside this file (`npm test -- -u`). Do not edit.
import type { Format } from "../model/format.js";
import { format as argoCd } from "./argo-cd/index.js";
import { format as armada } from "./armada/index.js";
import { format as commitMessage } from "./commit-message/index.js";
import { format as compose } from "./compose/index.js";
import { format as dockerfile } from "./dockerfile/index.js";
import { format as fleet } from "./fleet/index.js";
import { format as helmChart } from "./helm-chart/index.js";
import { format as helmTemplate } from "./helm-template/index.js";
import { format as helmValues } from "./helm-values/index.js";
import { format as helmfile } from "./helmfile/index.js";
import { format as kubernetes } from "./kubernetes/index.js";
import { format as kustomization } from "./kustomization/index.js";
import { format as prow } from "./prow/index.js";
import { format as tagFile } from "./tag-file/index.js";

export const formats: readonly Format[] = [
  argoCd,
  armada,
  commitMessage,
  compose,
  dockerfile,
  fleet,
  helmChart,
  helmTemplate,
  helmValues,
  helmfile,
  kubernetes,
  kustomization,
  prow,
  tagFile,
];
