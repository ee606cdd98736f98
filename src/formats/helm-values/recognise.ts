/** A key of an image at any depth, and a tag or a digest beside it; in flow style, too. */
const NAME = /^[ \t-]*["']?(?:\w*[iI]mage|repository|\w*[rR]epository|registry|hub)["']?[ \t]*:/m;
const TAG = /^[ \t]+["']?(?:tag|imageTag|image_tag|digest)["']?[ \t]*:/m;
const FLOW = /\{[^{}\n]{0,300}\btag["']?[ \t]*:/;
/** OpenStack-Helm's `images: tags:`. */
const REFERENCES = /^[ \t]*["']?images["']?[ \t]*:[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*[ \t]+["']?tags["']?[ \t]*:/m;

/** First keys of files that are something else and have tags of their own. */
const OTHER = /^["']?(?:on|jobs|stages|steps|pipelines?|workflows|orbs|swagger|openapi|\$schema|asyncapi|services|variables|trigger|pool|releases|schema|config_version)["']?[ \t]*:/m;
/** A playbook, a list of tasks: a list at the top. */
const LIST = /^-[ \t]/m;

/** Whether a text holds values for a chart: mappings that name an image and its tag, in a file that is nothing else. */
export function looksLikeValues(text: string): boolean {
  if (REFERENCES.test(text)) return !OTHER.test(text);
  if (!((NAME.test(text) && TAG.test(text)) || FLOW.test(text))) return false;
  return !OTHER.test(text) && !LIST.test(text);
}
