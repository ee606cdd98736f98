const RELEASES = /^["']?releases["']?[ \t]*:/m;
const CHART = /^[ \t]+(?:- +)?["']?chart["']?[ \t]*:/m;

/** Whether a text has releases that have charts. */
export const looksLikeHelmfile = (text: string): boolean => RELEASES.test(text) && CHART.test(text);
