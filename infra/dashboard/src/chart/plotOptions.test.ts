import { describe, expect, it } from "vitest";
import type { ChartKind } from "./kinds.ts";
import { plotOptions } from "./plotOptions.ts";
import { endOf } from "./readings.ts";
import { sampleReading } from "./sampleReading.ts";

const HOUR = 3_600_000;
const then = Date.parse("2026-01-26T13:00:00.000Z");
const kind: ChartKind = { title: "Load", unit: "fraction", lines: [{ figure: "cpu", label: "CPU" }] };
const reading = sampleReading(then - HOUR / 2, { cpu: 0.2 });

describe("the axis of time", () => {
  it("ends at the moment that is looked at, though nothing was read for a while before it", () => {
    expect(endOf([reading], then)).toBe(then);
  });

  it("ends now, or at a reading that a clock before this one made", () => {
    const before = Date.now();
    expect(endOf([reading], undefined)).toBeGreaterThanOrEqual(before);
    expect(endOf([{ ...reading, at: before + HOUR }], undefined)).toBe(before + HOUR);
  });

  it("is drawn to where the chart ends by now, not to its newest reading", () => {
    let end = then;
    const { scales } = plotOptions({
      kind,
      size: { width: 300, height: 100 },
      spanMs: HOUR,
      end: () => end,
      property: () => "",
      onCursor: () => undefined,
    });
    const range = scales?.x?.range as () => [number, number];
    expect(range()).toEqual([then - HOUR, then]);
    end += 60_000;
    expect(range()).toEqual([then - HOUR + 60_000, then + 60_000]);
  });
});
