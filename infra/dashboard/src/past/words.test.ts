import { expect, it } from "vitest";
import { dayAndMinute, dayMark, minuteOfDay, spokenMoment } from "./words.ts";

// Made from local parts: the words are of local time, wherever the tests run.
const at = new Date(2026, 0, 20, 13, 2).getTime();
const minutes = (count: number) => count * 60_000;

it("a moment has its day and its minute", () => {
  expect(minuteOfDay(at)).toBe("13:02");
  expect(dayAndMinute(at)).toBe("Tue 20 Jan 13:02");
  expect(dayMark(at)).toBe("Tue 20");
});

it.each([
  [0, "less than a minute ago"],
  [1, "1 minute ago"],
  [61, "1 hour 1 minute ago"],
  [200, "3 hours 20 minutes ago"],
  [2_880, "48 hours ago"],
])("%i minutes are read aloud as %s", (ago, words) => {
  expect(spokenMoment(at, at + minutes(ago))).toMatch(
    new RegExp(`^Tuesday,? 20 January,?( at)? 13:02, ${words}$`),
  );
});

it("no moment is Live", () => {
  expect(spokenMoment(undefined, at)).toBe("Live");
});
