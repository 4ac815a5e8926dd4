import { describe, expect, it } from "vitest";
import { ticksOf } from "./ticks.ts";

const local = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute).getTime();
const texts = (ticks: ReturnType<typeof ticksOf>) => ticks.flatMap(({ text }) => text ?? []);

describe("the ticks", () => {
  it("have a text every six hours of two days, the day's at midnight, and one without a text every hour", () => {
    const ticks = ticksOf(local(18, 13, 20), local(20, 13, 20), 8);
    expect(texts(ticks)).toEqual(["18:00", "Mon 19", "06:00", "12:00", "18:00", "Tue 20", "06:00", "12:00"]);
    expect(ticks).toHaveLength(48);
  });

  it("come closer where the memory is young", () => {
    expect(texts(ticksOf(local(20, 13, 2), local(20, 13, 9), 8))).toEqual([
      "13:02",
      "13:03",
      "13:04",
      "13:05",
      "13:06",
      "13:07",
      "13:08",
      "13:09",
    ]);
    expect(texts(ticksOf(local(20, 12, 50), local(20, 13, 40), 8))).toEqual(["13:00", "13:15", "13:30"]);
  });

  it("stay few where there is little room", () => {
    expect(texts(ticksOf(local(18, 13, 20), local(20, 13, 20), 3))).toEqual(["Mon 19", "Tue 20"]);
  });
});
