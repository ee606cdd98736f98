/** In small letters where a program wrote it by the wrong library, as older versions of operator-sdk do. */
const API_VERSION = /^["']?api[vV]ersion["']?[ \t]*:/m;
const KIND = /^["']?kind["']?[ \t]*:/m;
/** A list of resources: its items begin with one of the two keys, and the other one stands somewhere in the line below. */
const ITEM = /^- ["']?(?:apiVersion|kind)["']?[ \t]*:/m;
/** In JSON, in flow style and below a template's `{{ if }}` the keys stand anywhere in a line. */
const LOOSE_API_VERSION = /["'{, \t]apiVersion["']?[ \t]*:/;
const LOOSE_KIND = /["'{, \t]kind["']?[ \t]*:/;
const FLOW = /^\s*[[{]/;

const OPERATION = /^- ?["']?(?:op|path)["']?[ \t]*:/m;
const LOOSE_OPERATION = /[{,]\s*["']?op["']?[ \t]*:/;
const POINTER = /["']?path["']?[ \t]*:[ \t]*["']?\//;

/**
 * Whether a text is a resource of Kubernetes (it says `apiVersion` and `kind`), a list of them, or a JSON patch (RFC 6902).
 * Asks for words first, because most files lack one, and a short word is found many times faster than an expression.
 */
export function looksLikeKubernetes(text: string): boolean {
  const isFlow = FLOW.test(text);
  if (text.includes("ersion") && text.includes("kind") && isResource(text, isFlow)) return true;
  return text.includes("path") && (isFlow ? LOOSE_OPERATION : OPERATION).test(text) && POINTER.test(text);
}

function isResource(text: string, isFlow: boolean): boolean {
  if (API_VERSION.test(text) && KIND.test(text)) return true;
  return (isFlow || ITEM.test(text)) && LOOSE_API_VERSION.test(text) && LOOSE_KIND.test(text);
}
