const SERVICES = /^["']?services["']?[ \t]*:[ \t]*(?:#.*)?\r?$/m;
/** Keys of a service, indented by two levels; a list of services (GitLab CI) or a resource of Kubernetes has none there. */
const SERVICE_KEY = /^(?: {3,}|\t{2,})["']?(?:image|build|container_name)["']?[ \t]*:/m;
const RESOURCE = /^["']?(?:apiVersion|kind|stages|jobs|steps|include|pipelines?)["']?[ \t]*:/m;

/** Whether a text is a compose file by its looks: top-level `services` that have images or builds. Asks for letters of the word first, which most files lack. */
export function looksLikeCompose(text: string): boolean {
  return text.includes("vices") && text.includes("services") && SERVICES.test(text) && SERVICE_KEY.test(text) && !RESOURCE.test(text);
}
