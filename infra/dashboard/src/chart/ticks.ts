import { stepFor, wallTimes } from "../look/wallClock.ts";
import type { Unit } from "./kinds.ts";

/** Minutes between two times. */
const TIME_STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720];

/** The times to write below a chart: round ones by the clock on the wall, at most so many. */
export const timeTicks = (from: number, to: number, most: number): number[] =>
  wallTimes(stepFor(TIME_STEPS, to - from, most), from, to);

const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric" });

/** Hours and minutes; the day where it begins. */
export function timeText(at: number): string {
  const text = timeFormat.format(at);
  return text === "00:00" ? dayFormat.format(at) : text;
}

const LEAST_RATE = 1_024;
const LEAST_DEGREES = 20;

/** From where to where an axis goes for the values from `least` to `most`. */
export function rangeFor(unit: Unit, least: number, most: number): [from: number, to: number] {
  switch (unit) {
    case "fraction":
      return [0, 1];
    case "rate":
      // Powers of two, as the units are: their halves are round, too.
      return [0, 2 ** Math.ceil(Math.log2(Math.max(LEAST_RATE, most)))];
    case "degrees": {
      const from = Math.floor(least / 10) * 10;
      return [from, Math.max(from + LEAST_DEGREES, Math.ceil(most / 10) * 10)];
    }
  }
}

/** Where the axis has its lines. */
export const valueTicks = (from: number, to: number): number[] => [from, (from + to) / 2, to];
