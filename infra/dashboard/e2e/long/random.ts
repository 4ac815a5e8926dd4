const INCREMENT = 0x6d2b79f5;
const TWO_TO_32 = 2 ** 32;

/** Numbers 0..1 that are the same for the same seed (Mulberry32), so that a failure can be run again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + INCREMENT) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
  };
}
