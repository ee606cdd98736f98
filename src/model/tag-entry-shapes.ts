import { NAME_PATH, REGISTRY_HOST } from "./reference.js";

// The shapes of an entry's values as regular expressions, for schemas, which know no functions. Rules say more, and in words.

/** A registry, which has a dot, a port, an upper-case letter or is `localhost`, and a repository. */
export const QUALIFIED_NAME_SHAPE = `^(?=[^/]*[.:A-Z]|localhost/)${REGISTRY_HOST}/${NAME_PATH}$`;

/** A registry's tag that does not end in `latest`, as tags do that move. */
export const UNMOVED_TAG_SHAPE = "^(?!(?:.*-)?latest$)[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$";

/** An address with a whole hash in it. */
export const COMMIT_URL_SHAPE = "^https?://[^\\s/]+/\\S*?(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40})(?![0-9a-fA-F])\\S*$";
