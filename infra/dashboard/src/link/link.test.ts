import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Frame } from "../wire/frames.ts";
import { Link, type LinkPhase, type SocketListener } from "./link.ts";

/** A socket whose server side the test plays. */
class FakeSocket {
  readonly sent: unknown[] = [];
  closed = false;
  readonly listener: SocketListener;

  constructor(listener: SocketListener) {
    this.listener = listener;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  deliver(frame: object): void {
    this.listener.message(JSON.stringify(frame));
  }
}

const snapshot = (cursor: number, epoch = "e1") => ({
  channel: "cluster",
  type: "snapshot",
  id: cursor,
  payload: { epoch, cursor, cluster: null, events: [], incidents: [], approvals: [] },
});
const resumed = (cursor: number) => ({
  channel: "cluster",
  type: "resumed",
  payload: { epoch: "e1", cursor, cluster: null },
});
const event = (id: number) => ({
  channel: "events",
  type: "event",
  id,
  payload: {
    id,
    uid: `u${id}`,
    timestamp: "2026-01-26T13:00:00.000Z",
    type: "status",
    severity: "info",
    source: "monitor",
    title: `event ${id}`,
    message: "",
    resolved: false,
  },
});

describe("the link", () => {
  let sockets: FakeSocket[];
  let phases: LinkPhase[];
  let frames: Frame[];
  let senseless: string[];
  let expired: number;
  let loginHolds: boolean;
  let link: Link;

  beforeEach(() => {
    vi.useFakeTimers();
    sockets = [];
    phases = [];
    frames = [];
    senseless = [];
    expired = 0;
    loginHolds = true;
    link = new Link({
      openSocket: (listener) => {
        const socket = new FakeSocket(listener);
        sockets.push(socket);
        return socket;
      },
      loginHolds: async () => loginHolds,
      onPhase: (phase) => phases.push(phase),
      onFrame: (frame) => frames.push(frame),
      onSenseless: (reason) => senseless.push(reason),
      onExpired: () => {
        expired += 1;
      },
      random: () => 0.5,
    });
  });
  afterEach(() => {
    link.close();
    vi.useRealTimers();
  });

  const newest = () => sockets.at(-1) as FakeSocket;
  const seen = () => frames.flatMap((frame) => (frame.type === "event" ? [frame.id] : []));
  const goLive = (cursor: number) => {
    link.open();
    newest().listener.opened();
    newest().deliver(snapshot(cursor));
  };
  const lose = async (code: number, milliseconds: number) => {
    newest().listener.closed(code);
    await vi.advanceTimersByTimeAsync(milliseconds);
  };

  it("says hello without a position first, and is live with the snapshot", () => {
    goLive(10);
    expect(newest().sent).toEqual([{ type: "hello", payload: {} }]);
    expect(phases).toEqual(["connecting", "live"]);
  });

  it("drops what it has seen and passes what is new, gaps or not", () => {
    goLive(10);
    for (const id of [9, 10, 11, 11, 15, 12, 16]) {
      newest().deliver(event(id));
    }
    expect(seen()).toEqual([11, 15, 16]);
  });

  it("comes back from where it was", async () => {
    goLive(10);
    newest().deliver(event(11));
    await lose(1006, 500);
    newest().listener.opened();
    expect(newest().sent).toEqual([{ type: "hello", payload: { after: 11, epoch: "e1" } }]);
    newest().deliver(resumed(13));
    newest().deliver(event(11));
    newest().deliver(event(12));
    newest().deliver(event(13));
    expect(seen()).toEqual([11, 12, 13]);
    expect(phases).toEqual(["connecting", "live", "offline", "live"]);
  });

  it("forgets its position on a reset and takes the snapshot's, even a lower one", () => {
    goLive(10);
    newest().deliver({
      channel: "cluster",
      type: "reset",
      payload: { epoch: "e2", reason: "other database" },
    });
    newest().deliver(snapshot(3, "e2"));
    newest().deliver(event(3));
    newest().deliver(event(4));
    expect(seen()).toEqual([4]);
  });

  it("waits longer after each failure, up to a limit", async () => {
    goLive(1);
    const pauses: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      newest().listener.closed(1006);
      const before = Date.now();
      await vi.advanceTimersToNextTimerAsync();
      pauses.push(Date.now() - before);
    }
    expect(pauses).toEqual([375, 750, 1_500, 3_000, 6_000, 11_250, 11_250, 11_250]);
  });

  it.each([1012, 4008])("comes back at once after close code %i", async (code) => {
    goLive(1);
    await lose(code, 500);
    expect(sockets).toHaveLength(2);
    expect(phases).toEqual(["connecting", "live", "connecting"]);
  });

  it("stays away when the login has expired", async () => {
    goLive(1);
    await lose(4001, 60_000);
    expect(expired).toBe(1);
    expect(sockets).toHaveLength(1);
  });

  it("asks whether the login holds when the door stays shut", async () => {
    goLive(1);
    await lose(1006, 500);
    loginHolds = false;
    await lose(1006, 60_000);
    expect(expired).toBe(1);
    expect(sockets).toHaveLength(2);
  });

  it("starts afresh when the server made no sense of it", async () => {
    goLive(10);
    await lose(1008, 1_000);
    newest().listener.opened();
    expect(newest().sent).toEqual([{ type: "hello", payload: {} }]);
  });

  it("replaces a socket that fell silent", async () => {
    goLive(10);
    await vi.advanceTimersByTimeAsync(91_000);
    expect(sockets[0]?.closed).toBe(true);
    newest().listener.opened();
    expect(newest().sent).toEqual([{ type: "hello", payload: { after: 10, epoch: "e1" } }]);
  });

  it("reports a frame that makes no sense, and passes over types from newer servers", () => {
    goLive(10);
    newest().listener.message("{");
    newest().deliver({ channel: "events", type: "event", id: 11, payload: { title: 7 } });
    newest().deliver({ channel: "weather", type: "forecast", payload: {} });
    expect(senseless).toHaveLength(2);
    expect(frames).toHaveLength(1);
  });

  it("begins with a snapshot again after it was closed", () => {
    goLive(10);
    link.close();
    link.open();
    newest().listener.opened();
    expect(newest().sent).toEqual([{ type: "hello", payload: {} }]);
  });

  it("hears nothing more of a socket it has closed", () => {
    goLive(10);
    link.close();
    sockets[0]?.deliver(event(11));
    sockets[0]?.listener.closed(1006);
    expect(seen()).toEqual([]);
    expect(phases.at(-1)).toBe("live");
  });
});
