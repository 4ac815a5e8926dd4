/** Curves are asked for when the slider rests: they are much to send, and nobody reads them while it moves. */
const REST_MS = 400;

/** Waits until the slider can be said to rest, or less when what is waited for is aborted. */
export const rested = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, REST_MS);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
