// Generated from the folders beside this file (`npm test -- -u`). Do not edit.
import type { Rule } from "../src/model/rule.js";
import { rule as changeId } from "./change-id/index.js";
import { rule as dockerfileRevision } from "./dockerfile-revision/index.js";
import { rule as expiredAllow } from "./expired-allow/index.js";
import { rule as fixupCommit } from "./fixup-commit/index.js";
import { rule as floatingTag } from "./floating-tag/index.js";
import { rule as implicitLatest } from "./implicit-latest/index.js";
import { rule as parseError } from "./parse-error/index.js";
import { rule as requireDigest } from "./require-digest/index.js";
import { rule as tagFileAge } from "./tag-file-age/index.js";
import { rule as tagFileCodename } from "./tag-file-codename/index.js";
import { rule as tagFileDuplicate } from "./tag-file-duplicate/index.js";
import { rule as tagFileImmutable } from "./tag-file-immutable/index.js";
import { rule as tagFileName } from "./tag-file-name/index.js";
import { rule as tagFileRegression } from "./tag-file-regression/index.js";
import { rule as tagFileRelease } from "./tag-file-release/index.js";
import { rule as tagFileShape } from "./tag-file-shape/index.js";
import { rule as tagFileSourceRef } from "./tag-file-source-ref/index.js";
import { rule as tagFileSourceTag } from "./tag-file-source-tag/index.js";
import { rule as tagFileStaleRef } from "./tag-file-stale-ref/index.js";
import { rule as tagFileTag } from "./tag-file-tag/index.js";
import { rule as trailerAmbiguous } from "./trailer-ambiguous/index.js";
import { rule as trailerBlock } from "./trailer-block/index.js";
import { rule as trailerConflict } from "./trailer-conflict/index.js";
import { rule as trailerFormat } from "./trailer-format/index.js";
import { rule as trailerRequired } from "./trailer-required/index.js";
import { rule as trailerStyle } from "./trailer-style/index.js";
import { rule as trailerValue } from "./trailer-value/index.js";
import { rule as unmanagedTag } from "./unmanaged-tag/index.js";
import { rule as unusedAllow } from "./unused-allow/index.js";
import { rule as unusedDisable } from "./unused-disable/index.js";

export const rules: readonly Rule[] = [
  changeId,
  dockerfileRevision,
  expiredAllow,
  fixupCommit,
  floatingTag,
  implicitLatest,
  parseError,
  requireDigest,
  tagFileAge,
  tagFileCodename,
  tagFileDuplicate,
  tagFileImmutable,
  tagFileName,
  tagFileRegression,
  tagFileRelease,
  tagFileShape,
  tagFileSourceRef,
  tagFileSourceTag,
  tagFileStaleRef,
  tagFileTag,
  trailerAmbiguous,
  trailerBlock,
  trailerConflict,
  trailerFormat,
  trailerRequired,
  trailerStyle,
  trailerValue,
  unmanagedTag,
  unusedAllow,
  unusedDisable,
];
