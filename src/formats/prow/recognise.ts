/** The key below which Prow's own containers have their images. */
const UTILITY_IMAGES = "utility_images";

const JOBS = /^["']?(?:presubmits|postsubmits|periodics)["']?[ \t]*:/m;
const CONTAINERS = /["' \t{-]containers["']?[ \t]*:/;
const PLANK = /^["']?plank["']?[ \t]*:/m;

/**
 * Whether a text is configuration of Prow's that names images: its jobs with their pods, or the images of its utilities. Asks for
 * the words first, as most files lack them.
 */
export function looksLikeProw(text: string): boolean {
  if (text.includes("containers") && (text.includes("submits") || text.includes("periodics")) && JOBS.test(text)) return CONTAINERS.test(text);
  return text.includes(UTILITY_IMAGES) && (JOBS.test(text) || PLANK.test(text));
}
