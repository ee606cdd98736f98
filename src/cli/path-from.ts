import { relative } from "node:path";

/** A file as somebody in a folder would name it; absolute where it is not below the folder. */
export function pathFrom(folder: string, file: string): string {
  const path = relative(folder, file);
  return path.startsWith("..") ? file : path;
}
