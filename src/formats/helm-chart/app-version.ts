import type { SourceFile } from "../../model/document.js";
import type { Image } from "../../model/image.js";
import type { ProjectFiles } from "../../model/project-files.js";
import { joinPath } from "../join-path.js";

/** A tag that the values give. */
const TAG = /^[ \t]*["']?\w*[tT]ag["']?[ \t]*:[ \t]*["']?\w/m;

/** The key, as it is reported. */
export const APP_VERSION = "appVersion";

/**
 * The images of a `Chart.yaml`, without its `appVersion` where that stands for no tag: the values give one, and none of the
 * templates asks for `.Chart.AppVersion`.
 */
export function settleAppVersion({ path: inProject }: SourceFile, images: readonly Image[], others: ProjectFiles): readonly Image[] {
  if (!images.some(isAppVersion)) return images;
  const folder = joinPath(others.root, `${inProject}/..`) ?? "";
  const inChart = (path: string) => (folder === "" ? path : `${folder}/${path}`);
  const templates = others.read({ below: inChart("templates") });
  if (templates.length === 0 || templates.some(({ text }) => text.includes("AppVersion"))) return images;
  const values = others.read({ below: folder, names: ["values.yaml"] }).find(({ path }) => path === inChart("values.yaml"));
  return values !== undefined && TAG.test(values.text) ? images.filter((image) => !isAppVersion(image)) : images;
}

const isAppVersion = ({ where }: Image): boolean => where === APP_VERSION;
