import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { receive } from "../state/receive.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import { sampleEvent as event, sampleIncident } from "../wire/samples.ts";
import { ask, clearFilters, read } from "./asking.ts";

/** One question that the server has not answered yet. */
interface Question {
  readonly query: string;
  readonly signal: AbortSignal | null | undefined;
  answer(status: number, body: object): void;
}
let questions: Question[];

const shown = () =>
  (useDashboard.getState().feed.found ?? useDashboard.getState().events).map(({ id }) => id);
const progress = () => useDashboard.getState().feed.progress;

beforeEach(() => {
  questions = [];
  useDashboard.setState({ ...emptyState, events: [event(9), event(8)] });
  vi.stubGlobal(
    "fetch",
    (path: string, init: RequestInit) =>
      new Promise<Response>((resolve) =>
        questions.push({
          query: path.replace("/api/memory/events?", ""),
          signal: init.signal,
          answer: (status, body) => resolve(new Response(JSON.stringify(body), { status })),
        }),
      ),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe("asking for events", () => {
  it("fetches what lies below the oldest that is shown", async () => {
    const reading = read("older");
    expect(questions[0]?.query).toBe("limit=100&before=8");
    questions[0]?.answer(200, { events: [event(7)] });
    await reading;
    expect(shown()).toEqual(["9", "8", "7"]);
    expect(progress()).toEqual({ kind: "read", end: true });
  });

  it("puts the filter to the server, too", async () => {
    ask({ source: "user", atLeast: "error" });
    const reading = read("older");
    expect(questions[0]?.query).toBe("limit=100&severity=error&severity=critical&source=user");
    questions[0]?.answer(200, {
      events: [{ ...event(3), source: "user", severity: "error" }],
      nextBefore: "3",
    });
    await reading;
    expect(shown()).toEqual(["3"]);
    expect(progress()).toEqual({ kind: "read", end: false });
    expect(useDashboard.getState().events).toHaveLength(2);
  });

  it("goes on with a search as it began", async () => {
    ask({ words: "backup" });
    const first = read("whole");
    questions[0]?.answer(200, { events: [event(5)], nextBefore: "5w" });
    await first;
    const older = read("older");
    expect(questions[1]?.query).toBe("limit=100&q=backup&before=5w");
    questions[1]?.answer(200, { events: [event(2)] });
    await older;
    expect(shown()).toEqual(["5", "2"]);
    expect(progress()).toEqual({ kind: "read", end: true });
  });

  it("lets no late answer overwrite that of a later question", async () => {
    ask({ words: "first" });
    const earlier = read("whole");
    ask({ words: "second" });
    const later = read("whole");
    expect(questions[0]?.signal?.aborted).toBe(true);
    questions[1]?.answer(200, { events: [event(2)] });
    await later;
    questions[0]?.answer(200, { events: [event(1)] });
    await earlier;
    expect(shown()).toEqual(["2"]);
  });

  it("shows as resolved what was resolved while the answer was on its way", async () => {
    vi.useFakeTimers();
    const ended = sampleIncident("7", { state: "resolved", resolvedAt: "2026-01-26T13:05:00.000Z" });
    const alert = event(4, { type: "alert", incidentId: "7", resolved: false });
    ask({ words: "event" });
    const reading = read("whole");
    for (const id of [9, 3]) {
      receive({ type: "event", id: 50 + id, payload: { ...event(id), resolved: true } });
    }
    receive({ type: "incident", id: 60, payload: ended });
    await vi.advanceTimersByTimeAsync(1_000);
    questions[0]?.answer(200, { events: [event(9), alert, event(3), event(2)], nextBefore: "2" });
    await reading;
    const resolved = () => useDashboard.getState().feed.found?.map((row) => row.resolved ?? false);
    expect(resolved()).toEqual([true, true, true, false]);
    const again = read("older");
    questions[1]?.answer(200, { events: [{ ...event(1), resolved: true }] });
    await again;
    expect(resolved()).toEqual([true, true, true, false, true]);
    expect(useDashboard.getState().feed.meanwhile).toEqual({ events: [], incidents: [] });
    vi.useRealTimers();
  });

  it("takes no answer for a query that was cleared", async () => {
    ask({ words: "first" });
    const reading = read("whole");
    clearFilters();
    questions[0]?.answer(200, { events: [event(1)] });
    await reading;
    expect(shown()).toEqual(["9", "8"]);
  });

  it("says why it failed, and keeps what was there", async () => {
    ask({ words: "disk" });
    const reading = read("whole");
    questions[0]?.answer(503, { code: "database_unavailable", detail: "it is locked" });
    await reading;
    expect(progress()).toEqual({ kind: "failed", part: "whole", reason: "it is locked" });
    expect(shown()).toEqual(["9", "8"]);
  });
});
