import { describe, expect, it } from "vitest";
import { rangeFor, timeText, timeTicks, valueTicks } from "./ticks.ts";

const HOUR = 3_600_000;
/** By the clock on the wall, wherever the test runs. */
const wall = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute).getTime();

describe("ticks", () => {
  it("stand at round times, as many as there is room for", () => {
    const to = wall(26, 13, 7);
    expect(timeTicks(to - HOUR, to, 4).map(timeText)).toEqual(["12:15", "12:30", "12:45", "13:00"]);
    expect(timeTicks(to - 6 * HOUR, to, 4).map(timeText)).toEqual(["08:00", "10:00", "12:00"]);
    expect(timeTicks(to - HOUR, to, 1).map(timeText)).toEqual(["13:00"]);
  });

  it("name the day where it begins", () => {
    const to = wall(26, 13);
    expect(timeTicks(to - 48 * HOUR, to, 4).map(timeText)).toEqual(["Sun 25", "12:00", "Mon 26", "12:00"]);
    expect(timeTicks(to - 48 * HOUR, to, 1.5).map(timeText)).toEqual(["Sun 25", "Mon 26"]);
  });

  it("end above the largest value", () => {
    expect(rangeFor("fraction", 0.2, 0.4)).toEqual([0, 1]);
    expect(rangeFor("rate", 0, 0)).toEqual([0, 1_024]);
    expect(rangeFor("rate", 0, 3_000_000)).toEqual([0, 4 * 1_024 ** 2]);
    expect(rangeFor("degrees", 41, 44)).toEqual([40, 60]);
    expect(rangeFor("degrees", 38, 71)).toEqual([30, 80]);
    expect(rangeFor("degrees", -3, -3)).toEqual([-10, 10]);
    expect(valueTicks(0, 1)).toEqual([0, 0.5, 1]);
  });
});
