/** Tells a run to begin nothing new. */
export interface Stop {
  readonly isStopped: () => boolean;
  /** The work's value, or `undefined` as soon as the run is stopped; work that only reads may well be left behind. */
  readonly unlessStopped: <T>(work: Promise<T>) => Promise<T | undefined>;
}

/** Makes a signal a stop. */
export function stopBy(signal: AbortSignal): Stop {
  const stopped = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => { resolve(undefined); }, { once: true });
  });
  return {
    isStopped: () => signal.aborted,
    unlessStopped: (work) => (signal.aborted ? stopped : Promise.race([work, stopped])),
  };
}
