/** What people write where a number is still to come: `TBD`, `NNNNN`, `XXX`, `<bug>`, `?`. */
export const isPlaceholder = (value: string): boolean => /^#?(?:tbd|tba|todo|n+|x+|\?+|<[^<>]*>)\.?$/i.test(value);

/** Nothing, or something that stands for an id to come. */
export const isUnfilled = (value: string): boolean => value === "" || isPlaceholder(value);
