// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { applyStatusUpdate } from "../cluster/applyStatusUpdate.ts";
import { viewOf } from "../cluster/view.ts";
import type { LinkPhase } from "../link/link.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import { useReadings } from "./useReadings.ts";

const HOUR = 3_600_000;
const now = Date.now();
const view = viewOf(startingCluster(now));
let questions: { path: string; answer(status: number, body: object): Promise<void> }[];

const sampled = (...cpu: number[]) => ({
  times: cpu.map((_, i) => new Date(now - (cpu.length - i) * 60_000).toISOString()),
  series: { "node/pve": { cpu, memory: cpu } },
});
const seeIn = (seconds: number) =>
  act(() =>
    useDashboard.setState({
      cluster: applyStatusUpdate(view, { asOf: new Date(now + seconds * 1_000).toISOString() }),
    }),
  );
const becomes = (phase: LinkPhase) =>
  act(() => useDashboard.setState({ link: { phase, since: now, problem: undefined } }));
const watching = (spanMs: number) =>
  renderHook(({ span }) => useReadings(["node/pve"], span), { initialProps: { span: spanMs } });

beforeEach(() => {
  questions = [];
  useDashboard.setState({ ...emptyState, cluster: view, link: { ...emptyState.link, phase: "live" } });
  vi.stubGlobal(
    "fetch",
    (path: string) =>
      new Promise<Response>((resolve) =>
        questions.push({
          path,
          answer: (status, body) =>
            act(async () => {
              resolve(new Response(JSON.stringify(body), { status }));
              // The body is read and looked through before it is taken.
              await new Promise((read) => setTimeout(read));
            }),
        }),
      ),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the readings of a chart", () => {
  it("are the server's samples, and what the live state says since", async () => {
    const { result } = watching(HOUR);
    seeIn(10);
    await questions[0]?.answer(200, sampled(0.1, 0.2));
    seeIn(20);
    expect(result.current.past.kind).toBe("read");
    expect(result.current.readings.map(({ cpu }) => cpu)).toEqual([0.1, 0.2, 0.26, 0.26]);
  });

  it("take no answer for a span that nobody looks at any more", async () => {
    const { result, rerender } = watching(HOUR);
    rerender({ span: 6 * HOUR });
    await questions[1]?.answer(200, sampled(0.6));
    await questions[0]?.answer(200, sampled(0.1));
    expect(result.current.readings.map(({ cpu }) => cpu)).toEqual([0.6]);
  });

  it("let go of what a database that was replaced had read", async () => {
    const { result } = watching(HOUR);
    await questions[0]?.answer(200, sampled(0.1));
    seeIn(60);
    seeIn(120);
    expect(result.current.readings).toHaveLength(3);
    const restored = vi.spyOn(Date, "now").mockReturnValue(now + 400_000);
    becomes("offline");
    becomes("live");
    restored.mockRestore();
    await questions[1]?.answer(200, sampled(0.1));
    expect(result.current.readings.map(({ cpu }) => cpu)).toEqual([0.1]);
  });

  it("say why the past cannot be read, and go on", async () => {
    const { result } = watching(HOUR);
    await questions[0]?.answer(503, { code: "database_unavailable", detail: "it is locked" });
    seeIn(10);
    expect(result.current.past).toEqual({ kind: "failed", reason: "it is locked" });
    expect(result.current.readings).toHaveLength(1);
  });

  it("are asked for once there is somebody to ask, and again when the link comes back", async () => {
    becomes("connecting");
    watching(HOUR);
    expect(questions).toHaveLength(0);
    becomes("live");
    expect(questions).toHaveLength(1);
    await questions[0]?.answer(200, sampled(0.1));
    becomes("offline");
    expect(questions).toHaveLength(1);
    becomes("live");
    expect(questions).toHaveLength(2);
  });
});
