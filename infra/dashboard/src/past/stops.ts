/** How far back the slider goes: as long as the figures of each minute are kept. */
export const REACH_MS = 48 * 3_600_000;
export const MINUTE_MS = 60_000;
const HOUR_STOPS = 60;

/** Where the slider can stand: at whole minutes, counted since 1970, and after the last of them at Live. */
export interface Stops {
  readonly first: number;
  readonly live: number;
}

/** The stops of this time; they begin where the memory does when that is later than 48 hours ago. */
export function stopsAt(now: number, since: number | undefined): Stops {
  const live = Math.floor(now / MINUTE_MS) + 1;
  const from = Math.max(now - REACH_MS, since ?? Number.NEGATIVE_INFINITY);
  return { first: Math.min(live, Math.ceil(from / MINUTE_MS)), live };
}

/** Where the slider stands for a moment; undefined is Live. */
export function stopOf(at: number | undefined, stops: Stops): number {
  return at === undefined
    ? stops.live
    : Math.max(stops.first, Math.min(stops.live - 1, Math.round(at / MINUTE_MS)));
}

/** The moment of a stop, in milliseconds since 1970; undefined is Live. */
export const momentOf = (stop: number, stops: Stops): number | undefined =>
  stop >= stops.live || stops.first >= stops.live ? undefined : Math.max(stops.first, stop) * MINUTE_MS;

/** Where a key takes the slider; undefined for a key that does not move it. */
export function stopAfter(key: string, stop: number, stops: Stops): number | undefined {
  const next = moved(key, stop, stops);
  return next === undefined ? undefined : Math.max(stops.first, Math.min(stops.live, next));
}

function moved(key: string, stop: number, { first, live }: Stops): number | undefined {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return stop - 1;
    case "ArrowRight":
    case "ArrowUp":
      return stop + 1;
    case "PageDown":
      // Live is no minute of its own: an hour before it is an hour before the last one.
      return Math.min(stop, live - 1) - HOUR_STOPS;
    case "PageUp":
      return stop + HOUR_STOPS;
    case "Home":
      return first;
    case "End":
      return live;
    default:
      return undefined;
  }
}

/**
 * The moment at which to look for what an event did: figures are of whole minutes, so the first of them after it; now,
 * while that minute is not over.
 */
export const momentAfter = (event: number, now: number): number =>
  Math.min(Math.ceil(event / MINUTE_MS) * MINUTE_MS, now);
