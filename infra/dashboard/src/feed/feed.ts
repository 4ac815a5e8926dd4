import type { FeedEvent } from "../wire/records.ts";

/** More than anyone scrolls through, little enough to keep for days. */
export const FEED_LIMIT = 2_000;

/** The feed, newest first, with the arrivals (oldest first) on top. */
export function withArrivals(
  feed: readonly FeedEvent[],
  arrivals: readonly FeedEvent[],
): readonly FeedEvent[] {
  const seen = new Set(feed.map((event) => event.id));
  const fresh = arrivals.filter((event) => !seen.has(event.id));
  return fresh.length === 0 ? feed : [...fresh.reverse(), ...feed].slice(0, FEED_LIMIT);
}

/** The feed with older events (newest first) below it, as far as there is room. */
export function withOlder(feed: readonly FeedEvent[], older: readonly FeedEvent[]): readonly FeedEvent[] {
  const seen = new Set(feed.map((event) => event.id));
  return [...feed, ...older.filter((event) => !seen.has(event.id))].slice(0, FEED_LIMIT);
}
