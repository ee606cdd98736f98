import { resolve } from "node:path";

const NAMES: Readonly<Record<string, number>> = { "/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2 };

/**
 * The descriptor of this process that a path stands for (`/dev/stdout`, `/dev/fd/3`, `/proc/self/fd/3`); `undefined` for any other
 * path. Whoever writes to it directly shares its position in a file with what else this process writes there; opening the path
 * anew would not, and fails for a socket.
 * @param file absolute
 */
export function descriptorOf(file: string): number | undefined {
  const path = resolve(file);
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path)?.[1];
  return number === undefined ? NAMES[path] : Number(number);
}
