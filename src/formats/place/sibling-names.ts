/** What the parameters beside a tag's are called. */
export interface SiblingNames {
  readonly registry: readonly string[];
  readonly repository: readonly string[];
  readonly digest: readonly string[];
  /** Whether the name alone says that the tag is an image's; a `gitTag` needs a repository beside it. */
  readonly isSurelyImage: boolean;
}

/** The last step of a parameter's name, if it is about a tag: `tag`, `imageTag`, `backend_image_tag`. */
const TAG_STEP = /^(?:([\w-]*?[a-zA-Z0-9])(_|-|))?(tag|Tag|TAG)$/;

/** No real name is longer. */
const LONGEST = 500;

/** The names that belong to the parameter `web.image.tag` or `web.imageTag`; `undefined` for one that sets no tag. */
export function siblingsOfTag(name: string): SiblingNames | undefined {
  if (name.length > LONGEST) return undefined;
  const dot = name.lastIndexOf(".") + 1;
  const parent = name.slice(0, dot);
  const step = TAG_STEP.exec(name.slice(dot));
  if (step === null) return undefined;
  const [, word, separator = "", tag] = step;
  if (word === undefined) {
    return {
      registry: [`${parent}registry`],
      repository: [`${parent}repository`, `${parent}image`, `${parent}name`, `${parent}repo`],
      digest: [`${parent}digest`, `${parent}sha`],
      isSurelyImage: true,
    };
  }
  // `stage` and `VIntage` end in these letters, too.
  if (separator === "" && tag === "tag") return undefined;
  const spell = (text: string) => `${parent}${word}${separator}${tag === "TAG" ? text.toUpperCase() : separator === "" ? text : text.toLowerCase()}`;
  return {
    registry: [spell("Registry")],
    repository: [spell("Repository"), `${parent}${word}`, spell("Name"), spell("Repo")],
    digest: [spell("Digest"), spell("Sha")],
    isSurelyImage: /image$/i.test(word),
  };
}
