import { matchesAt, someOccurrence } from "../glance/occurrences.js";

const SERVICES = /^["']?services["']?[ \t]*:[ \t]*(?:#.*)?\r?$/my;
/** Keys of a service, indented by two levels; a list of services (GitLab CI) or a resource of Kubernetes has none there. */
const SERVICE_KEY = /^(?: {3,}|\t{2,})["']?(?:image|build|container_name)["']?[ \t]*:/m;
const RESOURCE = /^["']?(?:apiVersion|kind|stages|jobs|steps|include|pipelines?)["']?[ \t]*:/m;

/** Letters of `services`, few and rare, because V8 finds less than seven many times faster; and where they stand in it. */
const LETTERS = "vices";
const LETTERS_AT = 3;

/** Whether a text is a compose file by its looks: top-level `services` that have images or builds. */
export function looksLikeCompose(text: string): boolean {
  return someOccurrence(text, LETTERS, (at) => hasServicesAt(text, at - LETTERS_AT)) && SERVICE_KEY.test(text) && !RESOURCE.test(text);
}

/** Whether the key begins there, or right before in quotes. */
const hasServicesAt = (text: string, at: number): boolean => at >= 0 && (matchesAt(SERVICES, text, at) || (at > 0 && matchesAt(SERVICES, text, at - 1)));
