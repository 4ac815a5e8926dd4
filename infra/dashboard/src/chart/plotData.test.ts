import { describe, expect, it } from "vitest";
import { alone, plotData, step } from "./plotData.ts";
import { sampleReading } from "./sampleReading.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const reading = (minute: number, cpu: number | null) => sampleReading(minute * MINUTE, { cpu, memory: 0.5 });
const lines = [
  { figure: "cpu", label: "CPU" },
  { figure: "memory", label: "RAM" },
] as const;

describe("what is drawn", () => {
  it("is a column of times and one for each line", () => {
    expect(plotData([reading(0, 0.1), reading(1, null)], lines, HOUR)).toEqual([
      [0, MINUTE],
      [0.1, null],
      [0.5, 0.5],
    ]);
  });

  it("has an empty row where nothing was read for a while", () => {
    const readings = [reading(0, 0.1), reading(2, 0.2), reading(10, 0.3)];
    expect(plotData(readings, lines, HOUR)).toEqual([
      [0, 2 * MINUTE, 6 * MINUTE, 10 * MINUTE],
      [0.1, 0.2, null, 0.3],
      [0.5, 0.5, null, 0.5],
    ]);
  });

  it("does not take the wider spacing of a longer time for gaps", () => {
    const eight = [reading(0, 0.1), reading(8, 0.2)];
    expect(plotData(eight, lines, 48 * HOUR)[0]).toHaveLength(2);
    expect(plotData(eight, lines, 6 * HOUR)[0]).toHaveLength(3);
  });

  it("shows a value between two gaps as a point, since it has no line", () => {
    expect(alone([1, null, 2, null, 3, 4, null, undefined, 5])).toEqual([0, 2, 8]);
    expect(alone([])).toEqual([]);
  });

  it("can be walked along, over its gaps and no further than its ends", () => {
    const data = plotData([reading(0, 0.1), reading(10, 0.2), reading(11, null)], lines, HOUR);
    expect(data[0]).toHaveLength(4);
    expect(step(data, 0, 1)).toBe(2);
    expect(step(data, 2, -1)).toBe(0);
    expect(step(data, 3, 1)).toBe(3);
    expect(step(data, 3, Number.NEGATIVE_INFINITY)).toBe(0);
    expect(step(data, 0, Number.POSITIVE_INFINITY)).toBe(3);
    expect(step([[], []], 0, 1)).toBe(0);
  });
});
