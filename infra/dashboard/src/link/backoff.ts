const FIRST_MS = 500;
const LONGEST_MS = 15_000;
const SOON_MS = 1_000;

/** The pause before try number `attempt` (from 0): exponential, spread over its upper half so that pages come back apart. */
export function backoff(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/** The pause when the server said "come back": at once, but not all pages in the same instant. */
export function soon(random: () => number): number {
  return Math.round(random() * SOON_MS);
}
