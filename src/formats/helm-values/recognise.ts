/** A key of an image at any depth, and a tag or a digest beside it; in flow style, too. */
const NAME = /^[ \t-]*["']?(?:\w*[iI]mage|repository|\w*[rR]epository|registry|hub)["']?[ \t]*:/m;
const TAG = /^[ \t]+["']?(?:tag|imageTag|image_tag|digest)["']?[ \t]*:/m;
const FLOW = /\{[^{}\n]{0,300}\btag["']?[ \t]*:/;
/** A key that says by itself what it is. */
const FLOATING_TAG = /^[ \t]*["']?(?:\w{0,60}[iI]mageTag|\w{0,60}image_tag)["']?[ \t]*:[ \t]*["']?(?:\w[\w.-]{0,99}-)?latest\b/m;
/** A reference that floats for sure, behind a key that says so, or with a scheme that does; in lists, too. */
const FLOATING_IMAGE = /^[ \t-]*["']?\w{0,60}[iI]mage(?:Ur[il]|UR[IL])?["']?[ \t]*:[ \t]*["']?[\w.-]+(?::\d+)?(?:\/[\w.-]+)*:(?:\w[\w.-]{0,99}-)?latest["']?[ \t]*(?:#|\r?$)/m;
const FLOATING_ADDRESS = /\boci:\/\/[\w./:-]{1,200}:(?:\w[\w.-]{0,99}-)?latest["']?[ \t]*(?:#|\r?$)/m;
/** OpenStack-Helm's `images: tags:`. */
const REFERENCES = /^[ \t]*["']?images["']?[ \t]*:[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*[ \t]+["']?tags["']?[ \t]*:/m;
/** Containers for a template to insert. */
const CONTAINERS = /^[ \t]*["']?\w*[cC]ontainers["']?[ \t]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]*#.*\r?\n)*[ \t]*- +["']?(?:name|image)["']?[ \t]*:/m;

/** First keys of files that are something else and have tags of their own. */
const OTHER = /^["']?(?:on|jobs|stages|steps|pipelines?|workflows|orbs|swagger|openapi|\$schema|asyncapi|services|variables|trigger|pool|releases|schema|config_version)["']?[ \t]*:/m;
/** A playbook, a list of tasks: a list at the top. */
const LIST = /^-[ \t]/m;

/**
 * Whether a text holds values for a chart, or what reads like them: mappings that name an image and its tag, references that
 * float, in a file that is nothing else.
 */
export function looksLikeValues(text: string): boolean {
  const isList = LIST.test(text);
  if (!isList && ((NAME.test(text) && TAG.test(text)) || FLOW.test(text))) return !OTHER.test(text);
  return (REFERENCES.test(text) || (text.includes("ontainers") && CONTAINERS.test(text)) || (!isList && FLOATING_TAG.test(text)) || mapsImages(text) || namesFloating(text)) && !OTHER.test(text);
}

function namesFloating(text: string): boolean {
  if (!text.includes("latest")) return false;
  return FLOATING_IMAGE.test(text) || (text.includes("oci://") && FLOATING_ADDRESS.test(text));
}

const IMAGES_KEY = /^[ \t-]*["']?[A-Za-z_-]{0,40}[iI]mages[A-Za-z_-]{0,40}["']?:\s*$/;
const FLOATING_VALUE = /^\s+["']?[\w.-]{1,60}["']?:\s+["']?[\w.-]+(?::\d+)?(?:\/[\w.-]+)*:(?:\w[\w.-]{0,99}-)?latest["']?\s*(?:#|$)/;
const LONGEST_LINE = 300;

/** Whether a key that says images leads to a mapping with a reference in it that floats for sure. */
function mapsImages(text: string): boolean {
  if (!text.includes("latest")) return false;
  let isBelow = false;
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = end - start > LONGEST_LINE ? "" : text.slice(start, end);
    if (isBelow && FLOATING_VALUE.test(line)) return true;
    isBelow = IMAGES_KEY.test(line) || (isBelow && /^\s+["']?[\w.-]+["']?:\s+\S/.test(line));
    start = end + 1;
  }
  return false;
}
