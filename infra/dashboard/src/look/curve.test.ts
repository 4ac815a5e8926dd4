import { expect, it } from "vitest";
import { curve } from "./curve.ts";

it("a curve goes from left to right and from the bottom up", () => {
  expect(
    curve(
      [
        { at: 0, value: 0 },
        { at: 10, value: 1 },
      ],
      0,
      10,
      1,
    ),
  ).toBe("M0 100L100 0");
});

it("a value that is not known leaves a gap, and one too high stays inside", () => {
  const points = [0.5, null, 2].map((value, i) => ({ at: i * 5, value }));
  expect(curve(points, 0, 10, 1)).toBe("M0 50M100 0");
});
