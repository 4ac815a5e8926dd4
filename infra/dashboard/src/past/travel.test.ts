import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { viewOf } from "../cluster/view.ts";
import { shownEvents } from "../feed/feed.ts";
import { receive } from "../state/receive.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import { sampleEvent } from "../wire/samples.ts";
import { forgetMoments, keepMoment, keptMoment, NO_CURVES } from "./kept.ts";
import { type Past, shownOf } from "./shown.ts";
import { goLive, lookAt } from "./travel.ts";

const now = Date.parse("2026-01-26T13:00:00.000Z");
const ago = (minutes: number) => now - minutes * 60_000;
const live = viewOf(startingCluster(now));

interface Asked {
  readonly path: string;
  readonly signal: AbortSignal;
  answer(status: number, body: object): void;
  refuse(): void;
}
let asked: Asked[];

beforeEach(() => {
  vi.useFakeTimers({ now });
  asked = [];
  forgetMoments();
  useDashboard.setState({ ...emptyState, session: { phase: "in", me: { role: "admin" } }, cluster: live });
  vi.stubGlobal(
    "fetch",
    (path: string, { signal }: { signal: AbortSignal }) =>
      new Promise<Response>((resolve, reject) => {
        signal.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
        asked.push({
          path,
          signal,
          answer: (status, body) => resolve(new Response(JSON.stringify(body), { status })),
          refuse: () => reject(new TypeError("connection refused")),
        });
      }),
  );
});
afterEach(async () => {
  goLive();
  await vi.advanceTimersByTimeAsync(10_000);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const shown = () => shownOf(useDashboard.getState());
const moment = () => useDashboard.getState().moment;
const last = () => asked.at(-1) as Asked;
const past = (at: number, guest = "stopped") => {
  const { nodes, guests, storages } = startingCluster(at);
  const time = new Date(at).toISOString();
  return {
    asOf: time,
    snapshotAt: time,
    stale: false,
    nodes,
    guests: guests.map((row) => (row.vmid === 100 ? { ...row, status: guest } : row)),
    storages,
  };
};
const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("a look at a past moment", () => {
  it("shows the live state until it is read, then that moment alone, then live again", async () => {
    lookAt(ago(60));
    expect(last().path).toBe("/api/cluster/history?at=2026-01-26T12:00:00.000Z");
    expect(shown().cluster).toBe(live);
    last().answer(200, past(ago(60)));
    await later(0);
    expect(shown().cluster?.guests["100"]?.status).toBe("stopped");
    expect(shown().incidents).toBeUndefined();
    expect(moment()?.progress.kind).toBe("read");
    goLive();
    expect(shown().cluster).toBe(live);
  });

  it("keeps receiving the live state beneath, and mixes none of it in", async () => {
    lookAt(ago(60));
    last().answer(200, past(ago(60)));
    await later(0);
    const then = shown().cluster;
    receive({ type: "status_update", payload: { guests: [{ vmid: 100, cpuFraction: 0.99 }] } });
    await later(1_000);
    expect(shown().cluster).toBe(then);
    goLive();
    expect(shown().cluster?.guests["100"]?.cpuFraction).toBe(0.99);
  });

  it("asks for the hour's curves only once it rests", async () => {
    lookAt(ago(60));
    last().answer(200, past(ago(60)));
    await later(300);
    expect(asked).toHaveLength(1);
    await later(300);
    expect(decodeURIComponent(last().path)).toBe(
      "/api/metrics?from=2026-01-26T11:00:00.000Z&to=2026-01-26T12:00:00.000Z",
    );
    last().answer(200, {
      times: [new Date(ago(60)).toISOString()],
      series: { "guest/100": { cpu: [0.5], memory: [0.5] } },
    });
    await later(0);
    expect(shown().history["guest/100"]).toHaveLength(1);
  });

  it("lets no older answer follow a newer one", async () => {
    lookAt(ago(60));
    const older = last();
    lookAt(ago(30));
    lookAt(ago(10));
    await later(250);
    expect(asked.map(({ path }) => path.slice(-13, -8))).toEqual(["12:00", "12:50"]);
    expect(older.signal.aborted).toBe(true);
    last().answer(200, past(ago(10), "running"));
    older.answer(200, past(ago(60)));
    await later(0);
    expect(moment()?.past?.at).toBe(ago(10));
  });

  it("shows what it read before at once, and asks nothing for it", async () => {
    lookAt(ago(60));
    last().answer(200, past(ago(60)));
    await later(500);
    last().answer(200, { times: [], series: {} });
    await later(0);
    lookAt(ago(30));
    last().answer(200, past(ago(30)));
    await later(0);
    const before = asked.length;
    lookAt(ago(60));
    expect(moment()).toMatchObject({ progress: { kind: "read" }, past: { at: ago(60) } });
    await later(1_000);
    expect(asked).toHaveLength(before);
  });

  it("keeps what it shows when a moment cannot be read, says why, and tries again when the link is back", async () => {
    useDashboard.setState({ link: { phase: "offline", since: now, problem: undefined } });
    lookAt(ago(60));
    last().answer(200, past(ago(60)));
    await later(500);
    lookAt(ago(30));
    last().refuse();
    await later(0);
    expect(moment()).toMatchObject({
      at: ago(30),
      progress: { kind: "failed", reason: "JARVIS does not answer." },
      past: { at: ago(60) },
    });
    await later(1_000);
    useDashboard.setState({ link: { phase: "live", since: now, problem: undefined } });
    expect(moment()?.progress.kind).toBe("reading");
    expect(last().path).toContain("12:30");
  });

  it("says in words of this clock that nothing is remembered", async () => {
    lookAt(ago(60));
    last().answer(404, {
      code: "unknown_time",
      detail: 'nothing is remembered of cluster "demo" at 2026-01-26T12:00:00Z',
    });
    await later(0);
    expect(moment()?.progress).toEqual({ kind: "failed", reason: "nothing is remembered of that time" });
    expect(shown().cluster).toBe(live);
  });

  it("ends when another database comes, and takes nothing of the old one along", async () => {
    lookAt(ago(60));
    last().answer(200, past(ago(60)));
    await later(500);
    const waiting = last();
    receive({ type: "reset", payload: { epoch: "other", reason: "restored" } });
    expect(moment()).toBeUndefined();
    expect(waiting.signal.aborted).toBe(true);
    lookAt(ago(60));
    expect(moment()?.progress.kind).toBe("reading");
  });

  it("takes the feed along: only what had happened by then, as the server tells it", async () => {
    const event = (id: number, minutesAgo: number) =>
      sampleEvent(id, { timestamp: new Date(ago(minutesAgo)).toISOString() });
    const feed = () => useDashboard.getState().feed;
    useDashboard.setState({ events: [event(3, 5), event(2, 20), event(1, 90)] });
    lookAt(ago(60));
    expect(feed().query.until).toBeUndefined();
    last().answer(200, past(ago(60)));
    await later(0);
    expect(feed().query.until).toBe(new Date(ago(60)).toISOString());
    expect(feed().found?.map(({ id }) => id)).toEqual(["1"]);
    expect(feed().progress).toEqual({ kind: "due", part: "whole" });
    receive({ type: "event", id: 4, payload: event(4, 0) });
    await later(300);
    expect(feed().found?.map(({ id }) => id)).toEqual(["1"]);
    goLive();
    expect(feed().query.until).toBeUndefined();
    expect(shownEvents(feed(), useDashboard.getState().events).map(({ id }) => id)).toEqual([
      "4",
      "3",
      "2",
      "1",
    ]);
  });
});

describe("the moments that are kept", () => {
  /** With a node, and so many guests that it counts 200 with itself. */
  const some = (at: number, history = NO_CURVES): Past => {
    const [node] = Object.values(live.nodes);
    const [guest] = Object.values(live.guests);
    const guests = Object.fromEntries(Array.from({ length: 198 }, (_, vmid) => [vmid, guest]));
    const cluster = { nodes: { pve: node }, guests, storages: {} } as Past["cluster"];
    return { at, asOf: at, snapshotAt: at, stale: false, cluster, history, incidents: undefined };
  };
  const curvesAt = (minutes: number) => keptMoment(ago(minutes))?.history;

  it("are those that will not change any more, as many as there is room for their rows", () => {
    keepMoment(some(ago(1)), now);
    expect(keptMoment(ago(1))).toBeUndefined();
    for (let minutes = 200; minutes >= 2; minutes -= 1) {
      keepMoment(some(ago(minutes)), now);
      keepMoment(some(ago(minutes)), now);
    }
    expect(keptMoment(ago(122))).toBeUndefined();
    expect(keptMoment(ago(121))).toBeDefined();
    expect(keptMoment(ago(2))).toBeDefined();
    forgetMoments();
    expect(keptMoment(ago(2))).toBeUndefined();
  });

  it("have their curves only if they were looked at last", () => {
    for (let minutes = 20; minutes >= 2; minutes -= 1) {
      keepMoment(some(ago(minutes)), now);
      keepMoment(some(ago(minutes), { "guest/100": [] }), now);
    }
    expect(curvesAt(10)).toBe(NO_CURVES);
    expect(curvesAt(9)).toEqual({ "guest/100": [] });
    expect(curvesAt(2)).toEqual({ "guest/100": [] });
    expect(keptMoment(ago(20))).toBeDefined();
  });
});
