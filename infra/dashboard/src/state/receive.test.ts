import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { everything } from "../feed/query.ts";
import type { FeedEvent, Incident } from "../wire/records.ts";
import { sampleEvent } from "../wire/samples.ts";
import { receive } from "./receive.ts";
import { emptyState, useDashboard } from "./store.ts";

const at = "2026-01-26T13:00:00.000Z";
const event = (id: number, fields: Partial<FeedEvent> = {}) =>
  sampleEvent(id, { type: "alert", severity: "error", resolved: false, ...fields });
const snapshot = (events: FeedEvent[]) =>
  receive({
    type: "snapshot",
    payload: { epoch: "e", cursor: 50, cluster: null, events, incidents: [] },
  });
const feed = () => useDashboard.getState().feed;

beforeEach(() => {
  vi.useFakeTimers();
  useDashboard.setState(emptyState);
});
afterEach(() => vi.useRealTimers());

describe("what comes over the link", () => {
  it("renews an event that is announced again, in everything and in what was found", () => {
    snapshot([event(9, { source: "user" }), event(8)]);
    useDashboard.setState({
      feed: { ...feed(), query: { ...everything, source: "user" }, found: [event(9)] },
    });
    const again = event(9, { source: "user", resolved: true, resolvedBy: "user", resolvedAt: at });
    receive({ type: "event", id: 51, payload: again });
    vi.runAllTimers();
    expect(useDashboard.getState().events.map(({ resolvedBy }) => resolvedBy)).toEqual(["user", undefined]);
    expect(feed().found).toEqual([again]);
  });

  it("resolves the alerts of an incident that ends", () => {
    snapshot([event(9, { incidentId: "7" })]);
    const incident: Incident = {
      id: "7",
      key: "k",
      condition: "c",
      severity: "error",
      title: "t",
      state: "resolved",
      openedAt: at,
      resolvedAt: at,
    };
    receive({ type: "incident", id: 52, payload: incident });
    vi.runAllTimers();
    expect(useDashboard.getState().events[0]).toMatchObject({ resolved: true, resolvedBy: "jarvis" });
  });

  it("keeps the query over another database, and has it answered anew", () => {
    snapshot([event(9)]);
    const query = { ...everything, source: "user" };
    useDashboard.setState({
      feed: { ...feed(), query, found: [event(3)], progress: { kind: "read", end: true } },
    });
    receive({ type: "reset", payload: { epoch: "f", reason: "another database" } });
    expect(feed()).toMatchObject({ query, found: [], progress: { kind: "due" } });
    snapshot([event(2, { source: "user" }), event(1)]);
    expect(feed().found?.map(({ id }) => id)).toEqual(["2"]);
    expect(feed().progress).toEqual({ kind: "due", part: "older" });
  });

  it("takes no curve of the old database along", () => {
    useDashboard.setState({ history: { "guest/100": [{ at: 1, cpu: 0.5, memory: 0.5 }] } });
    receive({ type: "reset", payload: { epoch: "f", reason: "another database" } });
    expect(useDashboard.getState().history).toEqual({});
  });

  it("tries again what failed while nobody answered", () => {
    useDashboard.setState({
      feed: { ...feed(), progress: { kind: "failed", part: "older", reason: "JARVIS does not answer." } },
    });
    receive({ type: "resumed", payload: { epoch: "e", cursor: 50, cluster: null } });
    expect(feed().progress).toEqual({ kind: "due", part: "older" });
  });
});
