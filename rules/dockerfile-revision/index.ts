import type { BuildMetadata } from "../../src/model/document.js";
import { NO_CANDIDATES } from "../../src/model/candidates.js";
import { quote } from "../../src/model/quote.js";
import type { Report, RuleOptions } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";

/** The annotation that the OCI image specification reserves for the source's revision. */
const REVISION_LABEL = "org.opencontainers.image.revision";

interface DockerfileRevisionOptions extends RuleOptions {
  readonly names: readonly string[];
}

export const rule = defineRule<DockerfileRevisionOptions>({
  id: "dockerfile-revision",
  summary: "The final image does not record the commit that it was built from",
  recommended: "off",
  options: {
    names: {
      type: "array",
      items: { type: "string", minLength: 1 },
      default: ["SHA"],
      description: `Environment variables that record the commit. The label ${REVISION_LABEL} always does.`,
    },
  },

  // Only a Dockerfile has stages, and every Dockerfile is read.
  candidates: () => NO_CANDIDATES,

  *document({ document: { finalStage }, options: { names } }) {
    if (finalStage === undefined) return;
    const entries = finalStage.metadata.filter(({ kind, name }) => (kind === "label" ? name === REVISION_LABEL : names.includes(name)));
    if (entries.some(({ source }) => source === "argument")) return;
    const attempt = entries.find(({ source }) => source === "constant") ?? entries[0];
    if (attempt !== undefined) yield reportAttempt(attempt);
    else yield { range: finalStage.range, message: `the final stage records no commit; add ${recipe(names[0])}` };
  },
});

function reportAttempt({ kind, name, range, source }: BuildMetadata): Report {
  if (source === "bare-argument") return { range, message: `ARG ${quote(name)} is gone once the image is built; record it with ENV ${name}=$${name}` };
  const advice = kind === "label" ? `write LABEL ${name}=$SHA behind ARG SHA` : `write ${recipe(name)}`;
  return { range, message: `${kind === "label" ? "LABEL" : "ENV"} ${quote(name)} is a constant and cannot name the commit that is built; ${advice}` };
}

const recipe = (name: string | undefined): string =>
  name === undefined ? `ARG SHA and LABEL ${REVISION_LABEL}=$SHA` : `ARG ${name} and ENV ${name}=$${name}`;
