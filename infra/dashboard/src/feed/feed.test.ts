import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../wire/records.ts";
import {
  FEED_LIMIT,
  type Feed,
  openFeed,
  unsearched,
  withArrivals,
  withEnded,
  withFeedArrivals,
  withOlder,
  withPage,
  withQuery,
} from "./feed.ts";
import { everything } from "./query.ts";

const event = (id: number, fields: Partial<FeedEvent> = {}): FeedEvent => ({
  id: String(id),
  timestamp: "2026-01-26T13:00:00.000Z",
  type: "status",
  severity: "info",
  source: "monitor",
  title: `event ${id}`,
  ...fields,
});
const ids = (feed: readonly FeedEvent[] | undefined) => feed?.map((entry) => Number(entry.id));
const user = (id: number) => event(id, { source: "user" });

describe("the events", () => {
  it("are put on top as they arrive, the last one first", () => {
    expect(ids(withArrivals([event(1)], [event(2), event(3)]))).toEqual([3, 2, 1]);
  });

  it("show nothing twice", () => {
    expect(ids(withArrivals([event(2), event(1)], [event(2)]))).toEqual([2, 1]);
    expect(ids(withOlder([event(2), event(1)], [event(1), event(0)]))).toEqual([2, 1, 0]);
  });

  it("take one that is announced again for what it now is, in its place", () => {
    const next = withArrivals([event(3), event(2), event(1)], [event(2, { resolved: true })]);
    expect(next.map(({ id, resolved }) => [id, resolved ?? false])).toEqual([
      ["3", false],
      ["2", true],
      ["1", false],
    ]);
  });

  it("leave one that is older than all of them to the page that it belongs to", () => {
    const events = [event(9), event(8)];
    expect(withArrivals(events, [event(3, { resolved: true })])).toBe(events);
    expect(ids(withArrivals([], [event(3)]))).toEqual([3]);
  });

  it("keep what came live over an older copy in a page", () => {
    const [kept] = withOlder([event(2, { resolved: true })], [event(2)]);
    expect(kept?.resolved).toBe(true);
  });

  it("show the alerts of an incident as resolved when it ends", () => {
    const alert = event(2, { type: "alert", incidentId: "7", resolved: false });
    const events = [event(3, { type: "alert", incidentId: "8" }), alert, event(1, { incidentId: "7" })];
    const incident = { id: "7", key: "k", condition: "c", severity: "error", title: "t" } as const;
    const times = { openedAt: alert.timestamp, resolvedAt: "2026-01-26T13:05:00.000Z" };
    expect(withEnded(events, [{ ...incident, ...times, state: "acknowledged" }])).toBe(events);
    const ended = withEnded(events, [{ ...incident, ...times, state: "resolved" }]);
    expect(ended.map(({ resolvedBy, resolvedAt }) => [resolvedBy, resolvedAt])).toEqual([
      [undefined, undefined],
      ["jarvis", times.resolvedAt],
      [undefined, undefined],
    ]);
  });

  it("let go of the oldest beyond the limit", () => {
    const full = Array.from({ length: FEED_LIMIT }, (_, i) => event(FEED_LIMIT - i));
    const next = withArrivals(full, [event(FEED_LIMIT + 1)]);
    expect(next).toHaveLength(FEED_LIMIT);
    expect(ids(next)?.[0]).toBe(FEED_LIMIT + 1);
    expect(ids(next)?.at(-1)).toBe(2);
  });
});

describe("a feed with a query", () => {
  const live = [event(4), user(3), event(2)];
  const ofUsers = withQuery(openFeed, { ...everything, source: "user" }, live);

  it("sifts at once what is loaded, and is due to ask for what lies below", () => {
    expect(ids(ofUsers.found)).toEqual([3]);
    expect(ofUsers.progress).toEqual({ kind: "due", part: "older" });
  });

  it("takes pages below and what passes of the arrivals on top", () => {
    const read = withPage(ofUsers, "older", [user(1)], undefined);
    expect(read.progress).toEqual({ kind: "read", end: true });
    const next = withFeedArrivals(read, [event(5), user(6)]);
    expect(ids(next.found)).toEqual([6, 3, 1]);
    expect(withFeedArrivals(next, [event(7)])).toBe(next);
  });

  it("renews a row that is announced again, and leaves an old one that it does not know", () => {
    const renewed = withFeedArrivals(ofUsers, [{ ...user(3), resolved: true }]);
    expect(renewed.found?.map((row) => row.resolved)).toEqual([true]);
    const none: Feed = { ...ofUsers, found: [] };
    expect(withFeedArrivals(none, [user(1)])).toBe(none);
  });

  it("is open again when nothing narrows any more", () => {
    expect(withQuery(ofUsers, everything, live)).toEqual(openFeed);
  });
});

describe("a feed that looks for words", () => {
  const live = [event(4), user(3), event(2)];
  const wordy = withQuery(openFeed, { ...everything, words: "disk" }, live);

  it("keeps what was there until the server answers, which then takes its place", () => {
    expect(wordy.found).toBe(live);
    expect(wordy.progress).toEqual({ kind: "due", part: "whole" });
    const answered = withPage(wordy, "whole", [event(1)], undefined);
    expect(ids(answered.found)).toEqual([1]);
  });

  it("puts no arrival among what was found, but counts what may be looked through", () => {
    const answered = withPage(wordy, "whole", [event(5), event(1)], undefined);
    const next = withFeedArrivals(answered, [event(5, { resolved: true }), event(6), user(7)]);
    expect(ids(next.found)).toEqual([5, 1]);
    expect(next.found?.[0]?.resolved).toBe(true);
    const later = [user(7), event(6), event(5), ...live];
    expect(unsearched(next, later)).toBe(2);
    expect(unsearched({ ...next, query: { ...next.query, source: "user" } }, later)).toBe(1);
    expect(unsearched(openFeed, later)).toBe(0);
  });
});
