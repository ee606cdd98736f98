import type { Certainty } from "../../model/image.js";
import type { KeyPath } from "../key-path.js";

/** The three lists of a pod (the same names in a custom resource mean that it embeds one), an operator's, and Tekton's two. */
const CONTAINER_LISTS = new Set<string | number>(["containers", "initContainers", "ephemeralContainers", "relatedImages", "steps", "sidecars"]);

/** `image`, `baseImage`, `sidecar_image`; not `images`, `imagePullPolicy`. */
const IMAGE_KEY = /(?:^|[a-z0-9_.-])image$|Image$|_IMAGE$|^IMAGE$/;

/** How sure it is that the scalar at `path` is an image, by the keys above it; `undefined`: the keys do not say. */
export function certaintyAt(path: KeyPath): Certainty | undefined {
  const { key, parent } = path;
  if (typeof key === "number") return undefined;
  if (key === "image") return isContainer(parent) || isLoneContainer(parent) ? "certain" : "likely";
  if (key === "reference") return parent?.key === "image" && isVolume(parent.parent) ? "certain" : undefined;
  return IMAGE_KEY.test(key) ? "likely" : undefined;
}

/** Whether the variable `name` of a container's environment names an image: operators' `RELATED_IMAGE_*`, and `*_IMAGE`. */
export function certaintyOfVariable(name: string): Certainty | undefined {
  if (name.startsWith("RELATED_IMAGE_")) return "certain";
  return IMAGE_KEY.test(name) ? "likely" : undefined;
}

/** `/spec/template/spec/containers/0/image` of a JSON patch as the path of keys that it points at (RFC 6901). */
export function pathOfPointer(pointer: string): KeyPath {
  const [first = "", ...rest] = pointer.replace(/^\//, "").split("/");
  let path: KeyPath = { parent: undefined, key: first };
  for (const step of rest) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    path = { parent: path, key: /^(?:\d+|-)$/.test(key) ? Number.parseInt(key.replace("-", "0"), 10) : key };
  }
  return path;
}

function isContainer(path: KeyPath | undefined): boolean {
  return typeof path?.key === "number" && path.parent !== undefined && CONTAINER_LISTS.has(path.parent.key);
}

/** A container that has a key to itself: of KubeVirt's disks, of Argo's templates, of Chaos Mesh's tasks, of what Numaflow lets users define, of Knative's first Services. */
function isLoneContainer(path: KeyPath | undefined): boolean {
  if (path?.key === "containerDisk") return true;
  if (path?.key !== "container" && path?.key !== "script") return false;
  const { parent } = path;
  if (typeof parent?.key === "number") return parent.parent?.key === "templates" || parent.parent?.key === "sideInputs";
  return parent !== undefined && (LONE_CONTAINER_HOLDERS.has(parent.key) || parent.parent?.key === "revisionTemplate");
}

const LONE_CONTAINER_HOLDERS = new Set<string | number>(["templateDefaults", "task", "udf", "udsource", "udsink", "transformer"]);

function isVolume(path: KeyPath | undefined): boolean {
  return typeof path?.key === "number" && path.parent?.key === "volumes";
}
