/** How deep collections may nest; what is deeper is read as if it were not nested. */
export const DEEPEST = 1000;
