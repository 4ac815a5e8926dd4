import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../wire/records.ts";
import { sampleEvent as event } from "../wire/samples.ts";
import { type Feed, openFeed, unsearched, withFeedArrivals, withPage, withQuery } from "./feed.ts";
import { everything } from "./query.ts";

const ids = (feed: readonly FeedEvent[] | undefined) => feed?.map((entry) => Number(entry.id));
const user = (id: number) => event(id, { source: "user" });

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
