import type { Unit } from "./kinds.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TIME_STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * MINUTE);

/** The times to write below a chart: round ones by the clock on the wall, at most so many. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const step = TIME_STEPS.find((candidate) => (to - from) / candidate <= most) ?? 24 * HOUR;
  const shift = new Date(to).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from - shift) / step) * step + shift;
  const ticks: number[] = [];
  for (let at = first; at <= to; at += step) {
    ticks.push(at);
  }
  return ticks;
}

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
