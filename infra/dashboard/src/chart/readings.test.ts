import { describe, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { applyStatusUpdate } from "../cluster/applyStatusUpdate.ts";
import { viewOf } from "../cluster/view.ts";
import { allTogether, readingNow, readingsOf, together, withReading } from "./readings.ts";
import { sampleReading as reading } from "./sampleReading.ts";

const HOUR = 3_600_000;
const start = Date.parse("2026-01-26T13:00:00.000Z");

describe("readings", () => {
  it("come from the server's columns; one that was never known is empty there, or absent", () => {
    const metrics = {
      times: ["2026-01-26T13:00:00.000Z", "2026-01-26T13:01:00.000Z"],
      series: {
        "node/pve": { cpu: [0.1, null], memory: [0.5, 0.6], disk: [0.2, 0.2], temperatureCelsius: [] },
      },
    };
    expect(readingsOf(metrics, "node/pve")).toEqual([
      reading(start, { cpu: 0.1, memory: 0.5, disk: 0.2 }),
      reading(start + 60_000, { memory: 0.6, disk: 0.2 }),
    ]);
    expect(readingsOf(metrics, "node/other")).toEqual([]);
  });

  it("come from the live state, as long as the resource runs", () => {
    const view = viewOf(startingCluster(start));
    expect(readingNow(view, "node/pve")).toMatchObject({ at: start, cpu: 0.26, networkIn: 3_240_000 });
    expect(readingNow(view, "guest/100")).toMatchObject({ at: start, temperature: null });
    expect(readingNow(view, "guest/999")).toBeUndefined();
    const gone = applyStatusUpdate(view, { nodes: [{ name: "pve", status: "offline" }] });
    expect(readingNow(gone, "node/pve")).toBeUndefined();
  });

  it("of several resources are one: loads averaged, traffic added up, the hottest", () => {
    const one = reading(start, { cpu: 0.2, memory: 0.5, networkIn: 100, temperature: 40 });
    const other = reading(start, { cpu: 0.4, networkIn: 50, temperature: 60 });
    expect(together([one, other], start)).toEqual(
      reading(start, { cpu: expect.closeTo(0.3), memory: 0.5, networkIn: 150, temperature: 60 }),
    );
    expect(together([], start)).toEqual(reading(start));
    const lists = [[one, reading(start + 1)], [other]];
    expect(allTogether(lists).map(({ at, networkIn }) => [at - start, networkIn])).toEqual([
      [0, 150],
      [1, null],
    ]);
  });

  it("are kept as far apart as can be seen, and as long as they are shown", () => {
    const readings = [reading(start), reading(start + 10_000)];
    expect(withReading(readings, reading(start + 19_999), HOUR)).toBe(readings);
    expect(withReading(readings, reading(start + 20_000), HOUR)).toHaveLength(3);
    expect(withReading(readings, reading(start + 20_000), 6 * HOUR)).toBe(readings);
    expect(withReading(readings, reading(start + HOUR + 5_000), HOUR).map(({ at }) => at - start)).toEqual([
      10_000,
      HOUR + 5_000,
    ]);
  });
});
