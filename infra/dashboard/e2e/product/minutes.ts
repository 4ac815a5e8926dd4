/** Until a whole minute has passed that something is remembered of, and the page knows. */
export const A_MINUTE_PASSES = { timeout: 100_000, interval: 500 };
