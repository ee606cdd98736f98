const SCHEMA = /^schema[ \t]*:[ \t]*["']?(?:armada|pegleg|deckhand|promenade|drydock|shipyard)\//m;

/** Whether a text says by `schema` that it is a document of Armada's or Deckhand's. */
export const looksLikeArmada = (text: string): boolean => SCHEMA.test(text);
