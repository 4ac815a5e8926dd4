import type { Past } from "./shown.ts";

/** Of all kept states together: an hour's moments and more of 200 guests, or a day's of a small homelab. */
const MOST_ROWS = 24_000;
/** An hour's curves are far more than a state is, and soon asked for again. */
const MOST_CURVES = 8;
/** What is younger may still get the figures of its minute. */
const SETTLED_MS = 120_000;

/** The curves of a moment of which only the state was read, as yet. */
export const NO_CURVES: Past["history"] = {};

/** So that going back and forth asks nothing twice and works without a connection; without curves, the oldest first. */
const states = new Map<number, Past>();
const curves = new Map<number, Past["history"]>();
let rows = 0;

/** The moment as it was read before, as far as it is still kept. */
export function keptMoment(at: number): Past | undefined {
  const state = states.get(at);
  const history = curves.get(at);
  return state && history ? { ...state, history } : state;
}

/** Keeps a moment, if what is known of it is not going to change; the ones that were kept first make room. */
export function keepMoment(past: Past, now: number): void {
  if (now - past.at < SETTLED_MS) {
    return;
  }
  forget(past.at);
  states.set(past.at, { ...past, history: NO_CURVES });
  rows += rowsOf(past);
  if (past.history !== NO_CURVES) {
    curves.set(past.at, past.history);
  }
  for (const at of curves.keys()) {
    if (curves.size <= MOST_CURVES) {
      break;
    }
    curves.delete(at);
  }
  for (const at of states.keys()) {
    if (rows <= MOST_ROWS || at === past.at) {
      break;
    }
    forget(at);
  }
}

/** Forgets them all: they are of a login or a database that is gone. */
export function forgetMoments(): void {
  states.clear();
  curves.clear();
  rows = 0;
}

function forget(at: number): void {
  const state = states.get(at);
  if (state) {
    rows -= rowsOf(state);
    states.delete(at);
    curves.delete(at);
  }
}

/** What a moment counts: the rows of its state, and one for itself. */
const rowsOf = ({ cluster }: Past): number =>
  1 +
  [cluster?.nodes, cluster?.guests, cluster?.storages].reduce(
    (sum, list) => sum + Object.keys(list ?? {}).length,
    0,
  );
