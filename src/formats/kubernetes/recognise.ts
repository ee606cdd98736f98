const API_VERSION = /^(?:- )?["']?apiVersion["']?[ \t]*:/m;
const KIND = /^(?:- )?["']?kind["']?[ \t]*:/m;
/** In JSON, in flow style and below a template's `{{ if }}` the keys stand anywhere in a line. */
const LOOSE_API_VERSION = /["'{, \t]apiVersion["']?[ \t]*:/;
const LOOSE_KIND = /["'{, \t]kind["']?[ \t]*:/;
const FLOW = /^\s*[[{]/;

const OPERATION = /^- ?["']?(?:op|path)["']?[ \t]*:/m;
const LOOSE_OPERATION = /[{,]\s*["']?op["']?[ \t]*:/;
const POINTER = /["']?path["']?[ \t]*:[ \t]*["']?\//;

/** Whether a text is a resource of Kubernetes (it says `apiVersion` and `kind`), a list of them, or a JSON patch (RFC 6902). */
export function looksLikeKubernetes(text: string): boolean {
  const isFlow = FLOW.test(text);
  if (API_VERSION.test(text) && KIND.test(text)) return true;
  if (isFlow && LOOSE_API_VERSION.test(text) && LOOSE_KIND.test(text)) return true;
  return (isFlow ? LOOSE_OPERATION : OPERATION).test(text) && POINTER.test(text);
}
