/** Tells that the user, or the system in their name, wants the run to end. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Leaves later signals to the system again. */
  readonly ignore: () => void;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Listens for the first request to end; a second one ends the program at once. */
export function listenForInterrupt(): Interruption {
  const controller = new AbortController();
  const ignore = (): void => {
    for (const signal of SIGNALS) process.off(signal, abort);
  };
  const abort = (): void => {
    ignore();
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, abort);
  return { signal: controller.signal, ignore };
}
