import { expect, it } from "vitest";
import { bytes, duration, percent, rate } from "./format.ts";

it.each([
  [0, "0 s"],
  [-5_000, "0 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [3 * 3_600_000 + 20 * 60_000, "3 h 20 min"],
  [48 * 3_600_000, "2 d"],
  [50 * 3_600_000, "2 d 2 h"],
])("a duration of %i ms reads %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "0.98 KiB"],
  [1_536, "1.50 KiB"],
  [64 * 1024 ** 3, "64.0 GiB"],
  [940 * 1024 ** 3, "940 GiB"],
])("%i bytes read %s", (amount, text) => {
  expect(bytes(amount)).toBe(text);
});

it("what is not known reads as a dash, not as zero", () => {
  expect([percent(undefined), bytes(null), rate(null)]).toEqual(["–", "–", "–"]);
  expect(percent(0)).toBe("0 %");
});
