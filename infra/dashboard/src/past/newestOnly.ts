export interface NewestOnly<T> {
  /** Asks for this one, in place of whatever was asked for before. */
  ask(what: T): void;
  /** Gives up what is waited for. */
  stop(): void;
}

/**
 * Runs what is asked for, at most once every `everyMs`: the first at once, of those that come in between only the last.
 * Whatever runs is aborted when the next begins, so that an older answer never follows a newer one.
 */
export function newestOnly<T>(
  everyMs: number,
  run: (what: T, signal: AbortSignal) => Promise<void>,
): NewestOnly<T> {
  let running = new AbortController();
  let gate: ReturnType<typeof setTimeout> | undefined;
  let waiting: { readonly what: T } | undefined;
  const begin = (what: T) => {
    waiting = undefined;
    gate = setTimeout(open, everyMs);
    running.abort();
    running = new AbortController();
    void run(what, running.signal);
  };
  const open = () => {
    gate = undefined;
    if (waiting) {
      begin(waiting.what);
    }
  };
  return {
    ask(what) {
      if (gate === undefined) {
        begin(what);
      } else {
        waiting = { what };
      }
    },
    stop() {
      waiting = undefined;
      running.abort();
    },
  };
}
