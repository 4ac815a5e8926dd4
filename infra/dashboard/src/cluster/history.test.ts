import { describe, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { applyStatusUpdate } from "./applyStatusUpdate.ts";
import { fraction, withMetrics, withState } from "./history.ts";
import { viewOf } from "./view.ts";

const start = Date.parse("2026-01-26T13:00:00.000Z");
const view = viewOf(startingCluster(start));
const later = (seconds: number) =>
  applyStatusUpdate(view, {
    asOf: new Date(start + seconds * 1_000).toISOString(),
    nodes: [{ name: "pve", cpuFraction: seconds / 10_000 }],
  });

describe("the history", () => {
  it("keeps one value of each resource for each reading", () => {
    const history = withState(withState({}, view), later(10));
    expect(history["node/pve"]?.map(({ at, cpu }) => [at - start, cpu])).toEqual([
      [0, 0.26],
      [10_000, 0.001],
    ]);
    expect(history["guest/100"]).toHaveLength(2);
  });

  it("does not keep values that come closer than a sparkline can show", () => {
    expect(withState(withState({}, view), later(2))["node/pve"]).toHaveLength(1);
  });

  it("lets go of what is older than an hour", () => {
    const history = withState(withState({}, view), later(3_601));
    expect(history["node/pve"]?.map(({ at }) => at - start)).toEqual([3_601_000]);
  });

  it("puts the server's hour before what came live, whichever was first", () => {
    const metrics = {
      times: [start - 120_000, start - 60_000].map((at) => new Date(at).toISOString()),
      series: { "node/pve": { cpu: [0.1, null], memory: [0.5, 0.6] } },
    };
    const live = withState({}, view);
    expect(withMetrics(live, metrics)["node/pve"]?.map(({ cpu }) => cpu)).toEqual([0.1, null, 0.26]);
    expect(withState(withMetrics({}, metrics), view)["node/pve"]).toHaveLength(3);
  });

  it("has no sparkline for what has neither a processor nor memory, such as a storage", () => {
    const metrics = { times: [view.asOf], series: { "storage/nas": { cpu: [], memory: [] } } };
    expect(withMetrics({}, metrics)).toEqual({});
  });

  it("knows no share of what is not known", () => {
    expect(fraction(1, 4)).toBe(0.25);
    expect(fraction(null, 4)).toBeUndefined();
    expect(fraction(1, 0)).toBeUndefined();
  });
});
