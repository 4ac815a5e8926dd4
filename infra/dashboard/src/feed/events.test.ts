import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../wire/records.ts";
import { sampleEvent as event, sampleIncident } from "../wire/samples.ts";
import { FEED_LIMIT, withArrivals, withEnded, withOlder } from "./events.ts";

const ids = (events: readonly FeedEvent[] | undefined) => events?.map(({ id }) => Number(id));

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
    const resolvedAt = "2026-01-26T13:05:00.000Z";
    expect(withEnded(events, [sampleIncident("7", { resolvedAt, state: "acknowledged" })])).toBe(events);
    const ended = withEnded(events, [sampleIncident("7", { resolvedAt, state: "resolved" })]);
    expect(ended.map(({ resolvedBy, resolvedAt }) => [resolvedBy, resolvedAt])).toEqual([
      [undefined, undefined],
      ["jarvis", resolvedAt],
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
