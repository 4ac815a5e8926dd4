import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../wire/records.ts";
import { FEED_LIMIT, withArrivals, withOlder } from "./feed.ts";

const event = (id: number): FeedEvent => ({
  id: String(id),
  timestamp: "2026-01-26T13:00:00.000Z",
  type: "status",
  severity: "info",
  source: "monitor",
  title: `event ${id}`,
});
const ids = (feed: readonly FeedEvent[]) => feed.map((entry) => Number(entry.id));

describe("the feed", () => {
  it("puts arrivals on top, the last one first", () => {
    expect(ids(withArrivals([event(1)], [event(2), event(3)]))).toEqual([3, 2, 1]);
  });

  it("shows nothing twice", () => {
    const feed = [event(2), event(1)];
    expect(withArrivals(feed, [event(2)])).toBe(feed);
    expect(ids(withOlder(feed, [event(1), event(0)]))).toEqual([2, 1, 0]);
  });

  it("lets go of the oldest beyond its limit", () => {
    const full = Array.from({ length: FEED_LIMIT }, (_, i) => event(FEED_LIMIT - i));
    const next = withArrivals(full, [event(FEED_LIMIT + 1)]);
    expect(next).toHaveLength(FEED_LIMIT);
    expect(ids(next)[0]).toBe(FEED_LIMIT + 1);
    expect(ids(next).at(-1)).toBe(2);
  });
});
