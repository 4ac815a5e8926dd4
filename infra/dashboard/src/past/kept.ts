import type { Past } from "./shown.ts";

/** An hour's moments and more, so that going back and forth asks nothing twice and works without a connection. */
const MOST = 120;
/** What is younger may still get the figures of its minute. */
const SETTLED_MS = 120_000;

const moments = new Map<number, Past>();

/** The moment as it was read before, if it is still kept. */
export const keptMoment = (at: number): Past | undefined => moments.get(at);

/** Keeps a moment, if what is known of it is not going to change; the oldest kept one makes room. */
export function keepMoment(past: Past, now: number): void {
  if (now - past.at < SETTLED_MS) {
    return;
  }
  moments.delete(past.at);
  moments.set(past.at, past);
  for (const at of moments.keys()) {
    if (moments.size <= MOST) {
      break;
    }
    moments.delete(at);
  }
}

/** Forgets them all: they are of a login or a database that is gone. */
export const forgetMoments = () => moments.clear();
