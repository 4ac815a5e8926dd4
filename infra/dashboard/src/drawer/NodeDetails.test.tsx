// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { worded } from "../chart/kinds.ts";
import { plotData } from "../chart/plotData.ts";
import { viewOf } from "../cluster/view.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import { NodeDetails } from "./NodeDetails.tsx";

vi.mock("../chart/plotData.ts", { spy: true });
vi.mock("../chart/kinds.ts", { spy: true });

const now = Date.parse("2026-01-26T13:00:00.000Z");

beforeEach(() => {
  vi.useFakeTimers({ now });
  const cluster = startingCluster(now);
  const startedAt = new Date(now - 5_000).toISOString();
  useDashboard.setState({
    ...emptyState,
    cluster: viewOf({ ...cluster, nodes: cluster.nodes.map((node) => ({ ...node, startedAt })) }),
    link: { ...emptyState.link, phase: "live" },
  });
  const cpu = [0.1, 0.2, 0.3];
  const times = cpu.map((_, i) => new Date(now - i * 60_000).toISOString()).reverse();
  const body = { times, series: { "node/pve": { cpu, memory: cpu } } };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status: 200 }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the details of a node", () => {
  it("go on with the clock without drawing charts and tables anew", async () => {
    render(<NodeDetails name="pve" />);
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    fireEvent.click(screen.getByRole("button", { name: "Table of Load of pve" }));
    expect(screen.getAllByRole("row")).toHaveLength(4);
    const upFor = screen.getByText("Up for").nextSibling as HTMLElement;
    const before = upFor.textContent;
    vi.mocked(plotData).mockClear();
    vi.mocked(worded).mockClear();
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(upFor.textContent).not.toBe(before);
    expect(plotData).not.toHaveBeenCalled();
    expect(worded).not.toHaveBeenCalled();
  });
});
