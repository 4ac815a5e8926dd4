import { afterEach, describe, expect, it } from "vitest";
import { wallTimes } from "./wallClock.ts";

const HOUR = 3_600_000;
const zone = process.env.TZ;
const hours = (from: string, to: string, minutes: number) =>
  wallTimes(minutes, Date.parse(from), Date.parse(to)).map((at) => new Date(at).getHours());

afterEach(() => {
  if (zone === undefined) {
    delete process.env.TZ;
  } else {
    process.env.TZ = zone;
  }
});

describe("the times by the clock on the wall", () => {
  it("stay round on both sides of a change of the clock", () => {
    process.env.TZ = "Europe/Berlin";
    expect(hours("2026-03-28T12:00:00Z", "2026-03-30T11:00:00Z", 360)).toEqual([18, 0, 6, 12, 18, 0, 6, 12]);
    expect(hours("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", 360)).toEqual([18, 0, 6, 12, 18, 0, 6, 12]);
  });

  it("come once and in order where an hour is skipped", () => {
    process.env.TZ = "Europe/Berlin";
    const times = wallTimes(30, Date.parse("2026-03-29T00:00:00Z"), Date.parse("2026-03-29T03:00:00Z"));
    expect(times).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((half) => Date.parse("2026-03-29T00:00:00Z") + (half * HOUR) / 2),
    );
  });
});
