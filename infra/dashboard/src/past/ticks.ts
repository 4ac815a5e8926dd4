import { MINUTE_MS } from "./stops.ts";
import { dayMark, minuteOfDay } from "./words.ts";

export interface Tick {
  readonly at: number;
  /** What stands beside it; undefined for a tick without a text. */
  readonly text: string | undefined;
}

/** Between two ticks with a text, in minutes; all of them divide a day, so that days begin at a tick. */
const STEPS = [1, 5, 15, 30, 60, 180, 360, 720, 1_440];
const FINEST_WITHOUT_TEXT = 60;

/** The ticks of a span of local time, with at most `most` texts: the clock time, at midnight the day. */
export function ticksOf(from: number, to: number, most: number): Tick[] {
  const step = STEPS.find((minutes) => (to - from) / (minutes * MINUTE_MS) <= most) ?? 1_440;
  const spoken = new Set(every(step, from, to));
  const silent = step > FINEST_WITHOUT_TEXT ? every(FINEST_WITHOUT_TEXT, from, to) : [];
  return [...new Set([...spoken, ...silent])]
    .sort((a, b) => a - b)
    .map((at) => ({ at, text: spoken.has(at) ? textOf(at) : undefined }));
}

/** Local times that are a multiple of so many minutes after their midnight, however long that day is. */
function every(minutes: number, from: number, to: number): number[] {
  const times: number[] = [];
  const day = new Date(from);
  day.setHours(0, 0, 0, 0);
  for (; day.getTime() <= to; day.setDate(day.getDate() + 1)) {
    for (let minute = 0; minute < 1_440; minute += minutes) {
      const at = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute).getTime();
      if (at >= from && at <= to) {
        times.push(at);
      }
    }
  }
  return times;
}

const textOf = (at: number) =>
  new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0 ? dayMark(at) : minuteOfDay(at);
