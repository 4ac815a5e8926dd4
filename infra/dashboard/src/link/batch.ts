export interface Batch<T> {
  add(item: T): void;
  /** Applies what waits, now. */
  flush(): void;
  /** Throws away what waits: something newer replaced all of it. */
  drop(): void;
}

/** Collects items and hands them over together, at most once every `everyMs`. */
export function batch<T>(everyMs: number, apply: (items: readonly T[]) => void): Batch<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const flush = () => {
    stop();
    if (waiting.length > 0) {
      const items = waiting;
      waiting = [];
      apply(items);
    }
  };
  return {
    add(item) {
      waiting.push(item);
      timer ??= setTimeout(flush, everyMs);
    },
    flush,
    drop() {
      stop();
      waiting = [];
    },
  };
}
