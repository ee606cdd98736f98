import type * as Yaml from "yaml";
import type { Candidates } from "./candidates.js";
import type { Document, SourceFile } from "./document.js";
import type { Image } from "./image.js";
import type { ProjectFiles } from "./project-files.js";

export interface ParseOptions {
  /** Loads the `yaml` package, for the rare file that our own reader is not sure of. */
  readonly loadYaml?: (() => typeof Yaml) | undefined;
  /** The shape of the project's own placeholder tokens, beside those that every format knows. */
  readonly placeholder?: RegExp | undefined;
  /** What is looked for; what is sure to hold none of it need not be read. Without it, all is read. */
  readonly candidates?: Candidates | undefined;
}

/** A kind of file that names images. One folder under `formats/` each; `formats/identify.ts` alone decides between them. */
export interface Format {
  readonly id: string;
  /** What it is, for the table in the README. */
  readonly summary: string;
  /** File names that say it: globs with `*`, `**`, `{a,b}`, relative to the project. */
  readonly paths: readonly string[];
  /** Paths that match one of these and are something else all the same, unless their content is recognised. */
  readonly except?: RegExp;
  /** Endings of files whose content may say it; `.yaml` also means what YAML is made of, such as `.yaml.j2` and `.yml.tmpl`. */
  readonly endings: readonly string[];
  /** Whether the content of a file with such an ending is this format. */
  readonly recognises: (text: string) => boolean;
  /** Words, one of which stands in every text that is recognised; one that begins with a line feed begins a line. Without them all texts are asked. */
  readonly signs?: readonly string[];
  /** Who is asked first when content decides; lower is earlier. */
  readonly rank: number;
  /** A file that has none of these words, in any case, names no image in this format; without words every file is read. */
  readonly needles: readonly string[];
  /**
   * Whether a glance at words and their lines (formats/glance) tells for certain that a text of this format names no candidate. Every
   * file is read otherwise.
   */
  readonly isGlanced?: true;
  readonly parse: (file: SourceFile, options: ParseOptions) => Document;
  /**
   * The images of a file once other files have had their say; the very same list where they have none. Asked only
   * about a file with findings.
   */
  readonly settle?: (file: SourceFile, images: readonly Image[], others: ProjectFiles) => readonly Image[];
}
