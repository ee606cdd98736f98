/** A file of the bin. */
export interface BundleFile {
  readonly name: string;
  readonly contents: Uint8Array;
  /** Paths from the root of the sources in it; of stand-ins behind `late:` and `vendor:`. */
  readonly sources: readonly string[];
}

export function bundleProgram(root: string): Promise<readonly BundleFile[]>;
